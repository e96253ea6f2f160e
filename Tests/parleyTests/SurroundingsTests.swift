import Testing
import Wording

@testable import parley

@Suite struct `What surrounds the client` {
    @Test(
        arguments: [
            ([:], Language.en), (["LANG": "zh_CN.UTF-8"], .zh), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .en),
            (["PARLEY_LANG": "zh", "LC_ALL": "en_US"], .zh), (["LC_MESSAGES": "zh_TW", "LANG": "en"], .zh),
            (["PARLEY_LANG": "", "LANG": "zh"], .zh), (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE"], .en),
        ] as [([String: String], Language)])
    func `choose the language in their order`(_ variables: [String: String], _ language: Language) {
        #expect(Surroundings(variables: variables).language == language)
    }

    @Test func `find the socket near by, then the system's`() {
        let here = Surroundings(folder: "/home/li/work/deep")
        let found = { (path: String) in path == "/home/li/.parley/admin.sock" }
        #expect(SocketPath.choose(option: nil, here, exists: found) == "/home/li/.parley/admin.sock")
        #expect(SocketPath.choose(option: nil, here) { _ in false } == "/run/parley/admin.sock")
        #expect(SocketPath.choose(option: "/x", here, exists: found) == "/x")
        let named = Surroundings(variables: ["PARLEY_SOCKET": "/y"], folder: "/home/li")
        #expect(SocketPath.choose(option: nil, named, exists: found) == "/y")
        #expect(
            SocketPath.choose(option: nil, Surroundings(folder: "/")) { $0 == "/.parley/admin.sock" }
                == "/.parley/admin.sock")
    }

    @Test(
        arguments: [
            ([:], ColourChoice.auto, true, true), ([:], .auto, false, false), (["NO_COLOR": "1"], .auto, true, false),
            (["NO_COLOR": ""], .auto, true, true), (["TERM": "dumb"], .auto, true, false),
            (["NO_COLOR": "1"], .always, false, true),
            ([:], .never, true, false), (["CLICOLOR_FORCE": "1"], .auto, false, true),
            (["CLICOLOR_FORCE": "0"], .auto, false, false),
        ] as [([String: String], ColourChoice, Bool, Bool)])
    func `decide about colour`(
        _ variables: [String: String], _ choice: ColourChoice, _ terminal: Bool, _ coloured: Bool
    ) {
        #expect(Surroundings(variables: variables).isColoured(choice, terminal: terminal) == coloured)
    }

    @Test(arguments: [
        ("2026-11-22T02:44:00Z", true), ("2026-11-22T02:44:00.123Z", true), ("2026-11-22", false),
        ("2026-11-22 02:44:00Z", false), ("2026-11-22T02:44:00+08:00", false), ("abcd-ef-ghTij:kl:mnZ", false),
    ])
    func `know an instant when they see one`(_ text: String, _ isInstant: Bool) {
        #expect((LocalTime.seconds(text) != nil) == isInstant)
    }

    @Test func `count seconds from 1970`() {
        #expect(LocalTime.seconds("1970-01-01T00:00:00Z") == 0)
        #expect(LocalTime.seconds("2026-11-22T02:44:00Z") == 1_795_315_440)
    }
}
