import JSONText
import Testing

@Suite("An object")
struct JSONObjectTests {
    @Test("keeps a member's place when it is set again, and loses it when set to nothing")
    func setting() {
        var object: JSONObject = ["case": "N-1", "version": 1]
        object["version"] = 2
        object["state"] = "talks"
        object["case"] = nil
        #expect(object.line == #"{"version":2,"state":"talks"}"#)
        object.merge(["state": "signed", "n": 0])
        #expect(object.line == #"{"version":2,"state":"signed","n":0}"#)
    }
}
