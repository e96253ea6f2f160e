import FoundationEssentials
import Glibc

/// What the daemon says once it is ready: what to type next, for the person who has started it in the foreground.
enum Welcome {
    static func print(socket: String) {
        let text = """

            商调已就绪 / Parley is ready: \(socket)
            另开一个终端，输入 / in another terminal, type:

              export \(searchPath)PARLEY_SOCKET=\(socket)
              parley ops status
              parley procedure list
              parley case open --procedure court-mediation --help
              parley                      # 交互会话 / an interactive session

            按 Ctrl-C 停止 / Ctrl-C stops it.


            """
        text.withCString { _ = write(STDOUT_FILENO, $0, strlen($0)) }
    }

    /// Where the client is, unless it is installed where a shell finds it anyway.
    private static var searchPath: String {
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return ""
        }
        let folder = program.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        let usual = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"]
        return usual.contains(folder) ? "" : "PATH=\"\(folder):$PATH\" "
    }
}
