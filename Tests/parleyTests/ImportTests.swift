import AdminProtocol
import JSONText
import Testing
import Wording

@testable import parley

@Suite struct `A row of a spreadsheet` {
    private static let form: ProcedureForm? =
        (try? JSONReader.read(
            #"{"procedure":"worker-meeting","name":{"zh":"职工沟通会","en":"worker meeting"},"opening":["#
                + #"{"name":"meeting-on","type":"date","required":true,"help":{"zh":"会议日期（计划）","en":"day"}},"#
                + #"{"name":"online","type":"bool","required":false,"help":{"zh":"是否线上","en":"online"}}],"#
                + #""roles":[{"role":"enterprise","name":{"zh":"企业","en":"e"},"fields":[{"name":"credit-code","type":"line","help":{"zh":"统一社会信用代码","en":"c"}}]}],"#
                + #""records":[{"record":"joiners","name":{"zh":"入会","en":"j"},"fields":[{"name":"joined","type":"int","required":true,"help":{"zh":"人数","en":"n"}},{"name":"new-form","type":"bool","required":true,"help":{"zh":"新","en":"n"}}]}],"#
                + #""actions":[{"action":"hold","name":{"zh":"召开","en":"hold"},"fields":[{"name":"attended","type":"int","required":true,"help":{"zh":"到会","en":"a"}}]}]}"#
        ))?.object.map(ProcedureForm.init)

    private func plan(_ headings: [String], _ entries: String) throws -> RowPlan {
        let form = try #require(Self.form)
        var map = ColumnMap()
        try map.add(entries, isFile: false)
        return RowPlan(
            form: form, headings: headings, targets: map.targets(of: headings, in: form), constants: map.constants,
            reader: CellReader())
    }

    @Test func `is an opening where nothing else is in it; columns are known by their names`() throws {
        let plan = try plan(["编号", "案由", "会议日期", "是否线上", "备注"], "备注=-")
        var problems: [RowProblem] = []
        let request = plan.request(["7", "望京站", "2026/3/5", "否", "x"], row: 2, problems: &problems)
        #expect(problems.isEmpty)
        #expect(request?.command == "case.open")
        #expect(
            request?.arguments.map { "\($0.name)=\($0.value)" } == [
                "procedure=worker-meeting", "external=7", "title=望京站", "meeting-on=2026-03-05", "online=no",
            ])
    }

    @Test func `takes parties, records and steps into one unit`() throws {
        let plan = try plan(
            ["编号", "案由", "会议日期", "企业", "代码", "入会", "其中新业态", "到会"],
            "企业=party.enterprise,代码=party.enterprise.credit-code,入会=record.joiners.joined,record.joiners.new-form:=no,"
                + "其中新业态=record.joiners#2.joined,record.joiners#2.new-form:=yes,到会=do.hold.attended,会议日期=meeting-on+do.hold"
        )
        var problems: [RowProblem] = []
        let request = plan.request(
            ["7", "望京站", "2026/3/5", "甲公司；乙公司", "91A;91B", "12人", "0", "60"], row: 2, problems: &problems)
        #expect(problems.isEmpty)
        #expect(
            request?["do"]?.split(separator: "\n").map(String.init) == [
                #"case.open procedure="worker-meeting" external="7" title="望京站" meeting-on="2026-03-05" at="2026-03-05""#,
                #"case.party $1 role="enterprise" name="甲公司" credit-code="91A""#,
                #"case.party $1 role="enterprise" name="乙公司" credit-code="91B""#,
                #"case.record $1 type="joiners" joined="12" new-form="no" at="2026-03-05""#,
                #"case.advance $1 if=4 do="hold" at="2026-03-05" attended="60""#,
            ])
    }

    @Test func `tells every problem by row and column`() throws {
        let plan = try plan(["编号", "案由", "会议日期", "是否线上"], "")
        var problems: [RowProblem] = []
        #expect(plan.request(["", "", "3月5日", "也许"], row: 9, problems: &problems) == nil)
        #expect(problems.map(\.row) == [9, 9, 9, 9])
        #expect(Set(problems.compactMap(\.column)) == ["会议日期", "是否线上", "案由", "编号"])
    }

    @Test(arguments: ["日期=x.y.z.w", "日期", "日期=", "日期=do."])
    func `a map that cannot be read is refused`(_ entry: String) {
        var map = ColumnMap()
        #expect(throws: ColumnMap.Unreadable.self) { try map.add(entry, isFile: false) }
    }

    @Test func `two columns never go to one key, so that no value is lost without a word`() throws {
        let form = try #require(Self.form)
        func doubled(_ headings: [String], _ entries: String) throws -> String? {
            var map = ColumnMap()
            try map.add(entries, isFile: false)
            return SheetPlanner.doubled(headings, map.targets(of: headings, in: form), form).map {
                "\($0.headings.joined(separator: "+")) \($0.key)"
            }
        }
        #expect(try doubled(["案号", "外部编号", "案由"], "案号=external") == "案号+外部编号 external")
        #expect(try doubled(["案号", "外部编号", "案由"], "案号=external,外部编号=-") == nil)
        #expect(try doubled(["甲", "乙"], "甲=party.enterprise,乙=party.enterprise#2") == nil)
        #expect(try doubled(["甲", "乙"], "甲=do.hold.attended,乙=do.hold.attended") == "甲+乙 do.hold.attended")
    }

    @Test func `what was on its way when the connection ended is sent again`() throws {
        let daemon = ScriptedDaemon([
            #"OK {"n":0}"# + "\n",
            #"ERR busy {"retry":"later","after_ms":5}"# + "\n" + #"OK {"n":0}"# + "\n" + #"OK {"n":0}"# + "\n",
        ])
        var pipeline = RequestPipeline(sender: daemon.sender(), timeout: 5000, window: 2)
        pipeline.pause = { _ in }
        var answered: [Int] = []
        try pipeline.send([Request("ping", nil, []), Request("ping", nil, []), Request("ping", nil, [])]) { place, _ in
            answered.append(place)
        }
        #expect(answered == [0, 2, 1])
        #expect(daemon.dialled == 2)
    }
}

@Suite struct `What leaves the house` {
    @Test func `is never sensitive and never confidential to a mediation`() throws {
        let form = ProcedureForm(
            try #require(
                JSONReader.read(
                    #"{"procedure":"m","opening":[{"name":"facts","type":"text","sensitivity":"C"},{"name":"cause","type":"line","sensitivity":"O"}],"#
                        + #""roles":[{"role":"applicant","fields":[{"name":"id-number","type":"line","sensitivity":"S"},{"name":"phone","type":"line","sensitivity":"P"}]}],"#
                        + #""records":[{"record":"offer","name":{"zh":"方案","en":"n"},"fields":[{"name":"offer-text","type":"text","required":true,"sensitivity":"C"}]},"#
                        + #"{"record":"claim","name":{"zh":"请求","en":"n"},"fields":[{"name":"claimed","type":"money","required":true,"sensitivity":"P"},{"name":"agreed","type":"money","sensitivity":"C"}]}]}"#
                ).object))
        let shown = try #require(
            JSONReader.read(
                #"{"case":"M-1","title":"=SUM(A1)","fields":{"facts":"机密","cause":"wage"},"parties":[{"party":"p1","role":"applicant","name":"张某","id-number":"机密","phone":"138"}],"#
                    + #""records":[{"record":"r1","type":"offer","fields":{"offer-text":"机密"}},{"record":"r2","type":"claim","fields":{"claimed":5,"agreed":777}}]}"#
            ).object)
        let sheet = ExportSheet.Case(shown, form)
        for text in [ExportSheet.lines([sheet]), ExportSheet.table([sheet], .zh)] {
            #expect(!text.contains("机密") && !text.contains("777") && !text.contains("offer"))
            #expect(text.contains("张某") && text.contains("wage"))
        }
        #expect(ExportSheet.table([sheet], .zh).contains("'=SUM(A1)"))
    }

    @Test func `has no two columns of one name, and each is found again by it`() throws {
        let form = ProcedureForm(
            try #require(
                JSONReader.read(
                    #"{"procedure":"m","opening":[{"name":"court-no","type":"line","sensitivity":"O","help":{"zh":"案号（法院）","en":"number"}},"#
                        + #"{"name":"cause","type":"line","sensitivity":"O","help":{"zh":"理由","en":"cause"}}],"#
                        + #""records":[{"record":"cause-why","name":{"zh":"理由","en":"why"},"fields":[]}],"roles":[{"role":"why","name":{"zh":"理由","en":"why"},"fields":[]}]}"#
                ).object))
        let shown: JSONObject = ["case": "M-1", "fields": ["court-no": "（2026）1号", "cause": "x"]]
        let table = ExportSheet.table([ExportSheet.Case(shown, form)], .zh)
        let head = String(table.split(whereSeparator: \.isNewline)[0])
        let headings = head.split(separator: ",").map(String.init)
        #expect(Set(headings).count == headings.count, "\(head)")
        #expect(headings.contains("案号（court-no）") && headings.contains("理由（cause）") && headings.contains("理由（why）"))
        #expect(ColumnMap().targets(of: ["案号（court-no）"], in: form) == [[.opening("court-no")]])
    }
}
