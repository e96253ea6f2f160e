import AdminProtocol
import Glibc
import JSONText
import Testing
import Wording

@testable import parley

@Suite(.serialized) struct `Replies` {
    static let show =
        #"{"case":"N-2026-00017","version":7,"procedure":"platform-negotiation","state":"talks","procedureName":"平台协商","stateName":"协商","title":"配送费\u001b协商","assignee":"li.wei","opened":"2026-11-22T02:44:00Z","fields":{"claimed":1860000,"coverage":"city","place":"北京"},"fieldNames":{"claimed":"诉请金额","coverage":"地域"},"fieldWords":{"claimed":"18,600.00 元","coverage":"全市"},"next":["draft","failed"],"nextNames":{"draft":"拟定协议"},"due":[{"due":"d1","what":"reply","name":"答复","on":"2026-11-10","state":"overdue","stateName":"逾期","days":12},{"due":"d2","what":"conclude-talks","name":"结束协商","on":"2027-02-20","state":"open","stateName":"进行中","left":90,"workingLeft":60}]}"#
    static let why = [
        #"{"condition":"state","ok":true,"text":"the case is in talks"}"#,
        #"{"condition":"delegates-named","ok":false,"text":"3 to 10 delegates, 1 found","basis":"s. 9(2)","fix":"case.party N-2026-00017 role=worker-delegate name=\"代表二\""}"#,
        #"{"condition":"time","ok":false,"text":"the term has passed","after":"2027-02-21"}"#,
    ]

    static func reply(_ lines: [String], _ status: JSONObject = [:]) throws -> Reply {
        Reply(
            rows: try lines.map { Row(line: $0, object: try #require(try JSONReader.read($0).object)) },
            status: .ok(status))
    }

    static func printer(_ language: Language, people: Bool, _ change: (inout ClientOptions) -> Void = { _ in })
        -> ReplyPrinter
    {
        setenv("TZ", "Asia/Shanghai", 1)
        tzset()
        var options = ClientOptions()
        change(&options)
        return ReplyPrinter(
            options: options, language: language, style: Style(isColoured: false), width: CellWidth(),
            isForPeople: people, terminalColumns: 100)
    }

    @Test func `show one case as a sheet in Chinese`() throws {
        let lines = Self.printer(.zh, people: true).lines(
            try Self.reply([Self.show]), to: Request("case.show", "N-2026-00017"))
        #expect(
            lines == [
                "案件    N-2026-00017",
                "版本    7",
                "程序    platform-negotiation（平台协商）",
                "状态    talks（协商）",
                #"标题    配送费\x1b协商"#,
                "承办人  li.wei",
                "立案    2026-11-22 10:44:00",
                "下一步  draft（拟定协议）、failed",
                "事项",
                "  诉请金额  18,600.00 元",
                "  地域      全市",
                "  place     北京",
                "期限",
                "  期限  事项                        到期日      状态    剩余天数  剩余工作日  逾期天数",
                "  d1    reply（答复）               2026-11-10  逾期                                12",
                "  d2    conclude-talks（结束协商）  2027-02-20  进行中        90          60",
            ])
    }

    @Test func `show one case as a sheet in English`() throws {
        let lines = Self.printer(.en, people: true).lines(
            try Self.reply([Self.show]), to: Request("case.show", "N-2026-00017"))
        #expect(lines[3] == "state      talks (协商)")
        #expect(lines[7] == "next       draft (拟定协议), failed")
        #expect(
            lines[13]
                == "  due  what                       due on      state    days left  working days left  days overdue")
        #expect(
            lines[14]
                == "  d1   reply (答复)               2026-11-10  OVERDUE                                          12")
    }

    @Test func `show one case to a pipe as names, tabs and whole values in UTC`() throws {
        let lines = Self.printer(.zh, people: false).lines(
            try Self.reply([Self.show]), to: Request("case.show", "N-2026-00017"))
        #expect(lines[0] == "case\tN-2026-00017")
        #expect(lines.contains("opened\t2026-11-22T02:44:00Z"))
        #expect(lines.contains("next\tdraft,failed"))
        #expect(lines.contains { $0.hasPrefix("due\t[{\"due\":\"d1\"") })
        #expect(lines.contains("title\t配送费\\x1b协商"))
    }

    @Test func `pass data lines through for --json`() throws {
        let lines = Self.printer(.zh, people: false) { $0.json = true }
            .lines(try Self.reply([Self.show]), to: Request("case.show", "N-2026-00017"))
        #expect(lines == [Self.show])
    }

    @Test func `list with tabs and the names of members in a pipe, with labels at a terminal`() throws {
        let rows = [
            #"{"case":"N-2026-00004","due":"d1","what":"reply","name":"答复","on":"2026-11-10","state":"overdue","days":12,"assignee":"chen.yu","office":"BJ-CY","notices":3}"#
        ]
        let request = Request("due.list")
        #expect(
            Self.printer(.zh, people: false).lines(try Self.reply(rows), to: request) == [
                "case\tdue\twhat\ton\tstate\tleft\tdays\tassignee\tnotices",
                "N-2026-00004\td1\treply\t2026-11-10\toverdue\t\t12\tchen.yu\t3",
            ])
        #expect(
            Self.printer(.zh, people: false) { $0.headers = false }.lines(try Self.reply(rows), to: request).count == 1)
        #expect(
            Self.printer(.zh, people: true).lines(try Self.reply(rows), to: request) == [
                "案件          期限  事项           到期日      状态  逾期天数  承办人   通知数",
                "N-2026-00004  d1    reply（答复）  2026-11-10  逾期        12  chen.yu       3",
            ])
        #expect(
            Self.printer(.en, people: true).lines(try Self.reply(rows), to: request)[1]
                == "N-2026-00004  d1   reply (答复)  2026-11-10  OVERDUE            12  chen.yu         3")
    }

    @Test func `show ids only, or the columns that were asked for`() throws {
        let rows = [#"{"case":"N-1","title":"a"}"#, #"{"case":"N-2","title":"b"}"#]
        let request = Request("case.list")
        #expect(
            Self.printer(.en, people: true) { $0.quiet = true }.lines(try Self.reply(rows), to: request) == [
                "N-1", "N-2",
            ])
        #expect(
            Self.printer(.en, people: false) { $0.columns = ["title", "nothing", "case"] }
                .lines(try Self.reply(rows), to: request) == ["title\tnothing\tcase", "a\t\tN-1", "b\t\tN-2"])
    }

    @Test func `explain every condition and say what to type`() throws {
        let request = Request("case.why", "N-2026-00017", [("do", "begin-talks")])
        let reply = try Self.reply(Self.why, ["allowed": false])
        #expect(
            Self.printer(.zh, people: true).lines(reply, to: request) == [
                "  满足    the case is in talks",
                "  未满足  3 to 10 delegates, 1 found  [s. 9(2)]",
                "          可执行：parley case party N-2026-00017 --role worker-delegate --name 代表二",
                "  未满足  the term has passed",
                "          须等到 2027-02-21",
                "现在不能办理",
            ])
        #expect(
            Self.printer(.en, people: false).lines(reply, to: request)[2]
                == "delegates-named\tno\t3 to 10 delegates, 1 found\ts. 9(2)\tcase.party N-2026-00017 role=worker-delegate name=\"代表二\"\t"
        )
    }

    @Test func `print a drawing as it is`() throws {
        let reply = try Self.reply([#"{"procedure":"p","version":1,"text":"graph TD\n  a --> b"}"#])
        let request = Request("procedure.show", "p", [("format", "mermaid")])
        #expect(Self.printer(.zh, people: false).lines(reply, to: request) == ["graph TD", "  a --> b"])
    }

    @Test func `remark on replays, rehearsals and further pages`() throws {
        let reply = try Self.reply([], ["replayed": true, "dry": true, "next": "c1.x"])
        #expect(Self.printer(.en, people: true).remarks(reply).count == 3)
        #expect(Self.printer(.zh, people: true).remarks(reply)[2].contains("--after c1.x"))
    }

    @Test func `stream events below each other and hide ticks`() throws {
        let event =
            #"{"seq":44,"at":"2026-11-22T02:44:00Z","recorded":"2026-11-22T02:44:01Z","type":"case.advanced","case":"N-2026-00017","version":8,"by":"li.wei","state":"talks","do":"begin-talks","reason":"x y"}"#
        let row = try Self.reply([event]).rows[0]
        let request = Request("watch")
        #expect(
            Self.printer(.en, people: true).streamed(row, to: request)
                == "    44  2026-11-22 10:44:00  case.advanced     N-2026-00017    begin-talks       talks             li.wei      reason=x y"
        )
        #expect(
            Self.printer(.en, people: false).streamed(row, to: request)
                == "44\t2026-11-22T02:44:00Z\tcase.advanced\tN-2026-00017\tbegin-talks\ttalks\tli.wei\t{\"reason\":\"x y\"}"
        )
        let tick = try Self.reply([#"{"seq":45,"type":"tick"}"#]).rows[0]
        #expect(Self.printer(.en, people: false).streamed(tick, to: request) == nil)
        #expect(Self.printer(.en, people: false) { $0.json = true }.streamed(tick, to: request) == tick.line)
    }
}
