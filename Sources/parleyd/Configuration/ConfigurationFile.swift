import FoundationEssentials
import Yams

/// A configuration file as settings by name, each with the line it came from. Unknown and repeated keys are problems.
struct ConfigurationFile {
    struct Value: Sendable {
        let text: String
        let place: String
    }

    private(set) var values: [String: Value] = [:]
    private(set) var channels: [ChannelDeclaration] = []
    private(set) var problems: [String] = []

    init(path: String) {
        guard let data = FileManager.default.contents(atPath: path) else {
            problems.append("\(path): 无法读取 / cannot be read")
            return
        }
        let text = String(decoding: data, as: UTF8.self)
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            read(root, under: "", path: path)
        } catch let error as YamlError {
            problems += error.lines(in: text, path: path)
        } catch {
            problems.append("\(path): 不是 YAML / not YAML")
        }
    }

    private mutating func read(_ node: Node, under prefix: String, path: String) {
        guard let mapping = node.mapping else {
            problems.append("\(place(node, path)): 应为键值 / keys and values expected")
            return
        }
        for (key, value) in mapping {
            let name = prefix + (key.string ?? "")
            let place = place(key, path)
            if name == "channels" {
                channels = ChannelDeclaration.read(value, path: path, problems: &problems)
            } else if Setting.all.contains(where: { $0.name.hasPrefix(name + ".") }) {
                read(value, under: name + ".", path: path)
            } else if !Setting.all.contains(where: { $0.name == name }) {
                let nearest = NearestSetting.name(to: name).map { "；是否为 \($0)？ / did you mean \($0)?" } ?? ""
                problems.append("\(place): 没有设置项 \(name) / no setting \(name)\(nearest)")
            } else if let scalar = value.scalar {
                values[name] = Value(text: scalar.string, place: place)
            } else {
                problems.append("\(place): \(name) 应为单个值 / takes one value")
            }
        }
    }

    private func place(_ node: Node, _ path: String) -> String {
        "\(path):\(node.mark?.line ?? 1)"
    }
}

/// The setting whose name is nearest to a mistyped one.
enum NearestSetting {
    static func name(to typed: String) -> String? {
        let groups = Setting.all.compactMap { $0.name.split(separator: ".").dropLast().last.map(String.init) }
        let names = Setting.all.map(\.name) + groups + ["channels"]
        let best = names.map { ($0, distance(Array(typed), Array($0))) }.min { $0.1 < $1.1 }
        return best.flatMap { $0.1 <= 3 ? $0.0 : nil }
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let change = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
