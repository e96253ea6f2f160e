import FoundationEssentials
import Wording
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
                let nearest = Nearness.nearest(to: name, among: Self.words).first
                let hint = nearest.map { "；是否为 \($0)？ / did you mean \($0)?" } ?? ""
                problems.append("\(place): 没有设置项 \(name) / no setting \(name)\(hint)")
            } else if let items = value.sequence, Setting.all.contains(where: { $0.name == name && $0.kind == .list }) {
                values[name] = Value(text: items.map { $0.scalar?.string ?? "" }.joined(separator: ", "), place: place)
            } else if let scalar = value.scalar {
                values[name] = Value(text: scalar.string, place: place)
            } else {
                problems.append("\(place): \(name) 应为单个值 / takes one value")
            }
        }
    }

    /// Every setting and every group of settings.
    private static let words =
        ["channels"]
        + Setting.all.flatMap { setting in
            [setting.name] + setting.name.split(separator: ".").dropLast().suffix(1).map(String.init)
        }

    private func place(_ node: Node, _ path: String) -> String {
        "\(path):\(node.mark?.line ?? 1)"
    }
}
