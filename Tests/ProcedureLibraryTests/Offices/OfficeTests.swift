import ProcedureLibrary
import Testing
import Wording

@Suite("Offices")
struct OfficeTests {
    @Test("the Beijing federation and its sixteen districts are shipped")
    func shipped() throws {
        let offices = try ShippedOffices.all()
        #expect(offices.count == 17)
        #expect(offices.filter { $0.parent == "BJ" }.count == 16)
        #expect(offices.first { $0.code == "BJ" }?.parent == nil)
        #expect(offices.first { $0.code == "BJ-CY" }?.name.zh == "朝阳区总工会")
    }

    @Test("a site's file may name a parent that was shipped")
    func site() throws {
        let site = ProcedureSource(
            name: "site.yaml", text: "offices:\n  BJ-CY-WJ: {parent: BJ-CY, name: {zh: 望京街道总工会, en: Wangjing}}\n")
        #expect(try OfficeReader.read(ShippedOffices.sources + [site]).last?.code == "BJ-CY-WJ")
    }

    @Test(
        "what is wrong is told with its line",
        arguments: [
            (
                "offices:\n  A: {name: {zh: 甲, en: A}}\n  B: {parent: C, name: {zh: 乙, en: B}}\n",
                "x.yaml:3: there is no parent office `C`"
            ),
            (
                "offices:\n  a-b: {name: {zh: 甲, en: A}}\n",
                "x.yaml:2: the code `a-b` should be capitals and digits joined by hyphens, like BJ-CY"
            ),
            ("offices:\n  A: {nam: {zh: 甲, en: A}}\n", "x.yaml:2: office `A` lacks `name`"),
            (
                "offices:\n  A: {parent: B, name: {zh: 甲, en: A}}\n  B: {parent: A, name: {zh: 乙, en: B}}\n",
                "x.yaml:2: the parents of `A` form a circle"
            ),
            ("offices:\n  A: {name: {zh: 甲, en: A}}\n  A: {name: {zh: 甲, en: A}}\n", "x.yaml:3: `A` occurs twice"),
        ])
    func wrong(text: String, problem: String) {
        let error = #expect(throws: ProcedureProblems.self) {
            try OfficeReader.read([ProcedureSource(name: "x.yaml", text: text)])
        }
        #expect(error?.lines(in: .en).contains(problem) == true, "\(error?.description ?? "")")
    }
}
