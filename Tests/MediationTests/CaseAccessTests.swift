import Mediation
import Testing

@Suite("who sees how much of a case")
struct CaseAccessTests {
    @Test(
        "a role sees as far as its right and its scope reach",
        arguments: [
            ([Role.mediator], ["BJ-CY"], "BJ-CY", nil, CaseAccess.Depth.sensitive),
            ([.mediator], ["BJ-HD"], "BJ-CY", nil, .nothing),
            ([.mediator], ["BJ-HD"], "BJ-CY", "me", .sensitive),
            ([.reader], ["BJ"], "BJ-CY", nil, .status),
            ([.reader], ["BJ-HD"], "BJ-CY", nil, .nothing),
            ([.supervisor], ["BJ"], "BJ-CY", nil, .sensitive),
            ([.supervisor], ["BJ-HD"], "BJ-CY", nil, .nothing),
            ([.auditor], [], "BJ-CY", nil, .full),
            ([.operator], ["*"], "BJ-CY", nil, .nothing),
            ([.reader, .mediator], ["*"], "BJ-CY", nil, .sensitive),
        ] as [(Set<Role>, [String], String, String?, CaseAccess.Depth)])
    func depth(roles: Set<Role>, scope: [String], office: String, assignee: String?, depth: CaseAccess.Depth) {
        let access = CaseAccess(Federation.caller("me", roles, scope: scope))
        #expect(access.depth(office: office, assignee: assignee) == depth)
        #expect(access.seesEveryCase == (access.depth(office: "elsewhere", assignee: nil) > .nothing))
    }

    @Test("the scope of a parent includes its children, and a child's does not include the parent")
    func scopes() {
        #expect(Set(Federation.tree.expand(["BJ"]) ?? []) == ["BJ", "BJ-CY", "BJ-HD"])
        #expect(Federation.tree.expand(["BJ-CY"]) == ["BJ-CY"])
        #expect(Federation.tree.expand(["*"]) == nil)
        #expect(Federation.tree.roots == ["BJ"])
    }
}
