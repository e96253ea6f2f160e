import ArgumentParser

/// `parleyd version`.
struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "版本 / the version")

    func run() { print("parleyd \(Parleyd.version)") }
}
