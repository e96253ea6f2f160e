import Procedures
import Wording

/// The templates that forms are made from.
public struct FormShelf: Sendable {
    /// Every template, by id.
    public let templates: [FormTemplate]

    /// The templates of these files, by name and text; every problem at once.
    public init(files: [String: String]) throws(FormProblems) {
        try self.init(files: files, areTried: false)
    }

    /// The templates that come with the program. That they can be filled in and fit their procedures was tried before they
    /// were shipped, and is not tried again at each start: it would be half of it.
    public static func shipped() throws(FormProblems) -> FormShelf {
        try FormShelf(files: Embedded.files, areTried: true)
    }

    private init(files: [String: String], areTried: Bool) throws(FormProblems) {
        var found: [FormTemplate] = []
        var problems: [FormProblem] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            var reader = FormTemplateReader(file: name)
            guard let template = reader.read(text) else {
                problems += reader.problems
                continue
            }
            do throws(FormProblems) {
                if !areTried { _ = try template.mustache() }
            } catch {
                problems += error.problems
                continue
            }
            if found.contains(where: { $0.id == template.id }) {
                problems.append(
                    FormProblem(
                        file: name, line: 1,
                        text: Bilingual(zh: "模板 \(template.id) 已有", en: "there is a template \(template.id) already")))
            }
            found.append(template)
        }
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        templates = found.sorted { $0.id < $1.id }
    }

    /// No templates at all.
    public init() { templates = [] }

    /// These templates over others: one of the same id stands in the other's place.
    public func over(_ others: FormShelf) -> FormShelf {
        FormShelf(templates: templates + others.templates.filter { other in !templates.contains { $0.id == other.id } })
    }

    private init(templates: [FormTemplate]) { self.templates = templates.sorted { $0.id < $1.id } }

    /// The templates for cases of a procedure.
    public func templates(for procedure: String) -> [FormTemplate] {
        templates.filter { $0.procedures.contains(procedure) }
    }

    /// The template, where it is for cases of that procedure.
    public func template(_ id: String, for procedure: String) -> FormTemplate? {
        templates(for: procedure).first { $0.id == id }
    }

    /// What the templates of a procedure name that this version of it does not have; those templates cannot be made of
    /// its cases.
    public func problems(with procedure: Procedure) -> [(template: FormTemplate, problems: [FormProblem])] {
        templates(for: procedure.id).compactMap { template in
            let problems = FormChecker(template: template, procedure: procedure).problems()
            return problems.isEmpty ? nil : (template, problems)
        }
    }

    /// Holds every template against each of its procedures.
    ///
    /// - Parameter areAll: false where there may be procedures that are not among these, as those in a database; what a
    ///   template says of them is for ``problems(with:)``.
    public func check(against procedures: [Procedure], areAll: Bool = true) throws(FormProblems) {
        var problems: [FormProblem] = []
        for template in templates {
            for id in template.procedures {
                guard let procedure = procedures.first(where: { $0.id == id }) else {
                    if !areAll { continue }
                    problems.append(
                        FormProblem(
                            file: template.file, line: 1,
                            text: Bilingual(zh: "没有程序 \(id)", en: "there is no procedure \(id)")))
                    continue
                }
                problems += FormChecker(template: template, procedure: procedure).problems()
            }
        }
        for template in templates {
            let own = procedures.filter { template.procedures.contains($0.id) }
            if !areAll, own.count < template.procedures.count { continue }
            for clock in template.clocks where !own.contains(where: { $0.clock(clock) != nil }) {
                problems.append(
                    FormProblem(
                        file: template.file, line: 1,
                        text: Bilingual(zh: "没有期限 \(clock)", en: "there is no clock \(clock)")))
            }
        }
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
    }
}
