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
            #"{"case":"N-2026-00004","due":"d1","what":"reply","name":"答复","on":"2026-11-10","state":"overdue","days":12,"workingDays":8,"assignee":"chen.yu","office":"BJ-CY","notices":3,"title":"拖欠工资"}"#,
            #"{"case":"N-2026-00005","due":"d2","what":"publish","name":"公布","on":"2026-11-22","state":"open","left":0,"workingLeft":0,"assignee":"li.wei","notices":0,"provisional":true,"title":"配送费"}"#,
        ]
        let request = Request("due.list")
        #expect(
            Self.printer(.zh, people: false).lines(try Self.reply(rows), to: request) == [
                "case\tdue\twhat\ton\tstate\tleft\tdays\tassignee\tnotices\tworkingLeft\tworkingDays\tprovisional\thard"
                    + "\trule\toffice\ttitle",
                "N-2026-00004\td1\treply\t2026-11-10\toverdue\t\t12\tchen.yu\t3\t\t8\t\t\t\tBJ-CY\t拖欠工资",
                "N-2026-00005\td2\tpublish\t2026-11-22\topen\t0\t\tli.wei\t0\t0\t\tyes\t\t\t\t配送费",
            ])
        #expect(
            Self.printer(.zh, people: false) { $0.headers = false }.lines(try Self.reply(rows), to: request).count == 2)
        let zh = Self.printer(.zh, people: true).lines(try Self.reply(rows), to: request)
        #expect(
            zh == [
                "  案件          期限  事项  标题      到期日      剩余(工作日)  承办人   说明",
                "逾期 (1)",
                "  N-2026-00004  d1    答复  拖欠工资  2026-11-10  -12 (-8)      chen.yu",
                "今天到期 (1)",
                "  N-2026-00005  d2    公布  配送费    2026-11-22  0 (0)         li.wei   暂定",
            ])
        #expect(
            Self.printer(.en, people: true).lines(try Self.reply(rows.reversed()), to: request).filter {
                $0.hasSuffix(")")
            }
                == ["OVERDUE (1)", "due today (1)"])
    }

    @Test func `print a computed day as a note with its subjects in a column`() throws {
        let row =
            #"{"rule":"r-20d","due":"2026-10-08","provisional":true,"name":"书面答复","trace":["起算：收到要求，2026-09-11（周五）；当日不计入","可否延长：没有延长的规定，也没有任何机关可以批准延长，当事人同意延长的同样没有效力，因此到期之后再无补救"]}"#
        let lines = Self.printer(.zh, people: true).lines(try Self.reply([row]), to: Request("due.compute"))
        #expect(lines[0] == "书面答复  2026-10-08 暂定")
        #expect(lines[1] == "  起算      收到要求，2026-09-11（周五）；当日不计入")
        #expect(lines[2].hasPrefix("  可否延长  没有延长的规定") && lines[3].hasPrefix("            "))
        #expect(lines.allSatisfy { CellWidth().of($0) <= 100 })
        #expect(lines.count == 4)
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

    @Test func `remark on replays, rehearsals, what is not found yet and further pages`() throws {
        let reply = try Self.reply([], ["replayed": true, "dry": true, "behind": 7, "next": "c1.x"])
        #expect(Self.printer(.en, people: true).remarks(reply).count == 4)
        #expect(Self.printer(.zh, people: true).remarks(reply)[3].contains("--after c1.x"))
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
