import AdminProtocol
import Procedures
import Wording
import WorkCalendar

/// Holds a request against its entry of the catalogue, before anything is done.
struct ArgumentBinder {
    let spec: CommandSpec
    /// True where the command takes keys that only a procedure knows.
    let takesFields: Bool
    let now: Instant

    func bind(_ request: Request) throws(ProtocolError) -> BoundRequest {
        try checkSubject(request)
        var values: [String: [String]] = [:]
        var fields: Arguments = [:]
        for argument in request.arguments {
            if let key = spec.key(argument.name) {
                if values[key.name] != nil, !key.list { throw ArgumentErrors.repeated(key.name) }
                try ValueCheck(key: key, now: now).check(argument.value)
                values[key.name, default: []].append(ValueCheck.stored(argument.value, as: key.type))
            } else if takesFields {
                fields[argument.name, default: []].append(argument.value)
            } else {
                throw ArgumentErrors.unknown(
                    argument.name, of: spec.name, column: argument.column,
                    like: Nearness.nearest(to: argument.name, among: spec.keys.map(\.name)))
            }
        }
        for key in spec.keys where key.required && values[key.name] == nil {
            throw ArgumentErrors.missing(key.name)
        }
        return BoundRequest(
            spec: spec, request: request, subject: request.about?.value, values: values, fields: fields)
    }

    private func checkSubject(_ request: Request) throws(ProtocolError) {
        guard let subject = spec.subject else {
            if request.about != nil { throw ArgumentErrors.noSubject(spec.name) }
            return
        }
        guard let about = request.about else {
            if subject.required { throw ArgumentErrors.missing(subject.name) }
            return
        }
        let key = KeySpec(subject.name, subject.type, required: true, help: subject.help, example: subject.example)
        try ValueCheck(key: key, now: now).check(about.value)
    }
}
