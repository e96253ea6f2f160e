import AdminProtocol
import Crypto
import Forms
import JSONText
import Mediation
import Procedures
import Synchronization
import Wording

/// The greeting's `catalog`: changes exactly when the answers of `describe` do. Taken again only when procedures arrived.
final class CatalogueHash: Sendable {
    private let taken = Mutex<(revision: Int, hash: String)?>(nil)

    /// What `describe` says at this moment.
    func hash(for shelf: ProcedureShelf, forms: FormShelf) -> String {
        let revision = shelf.revision
        return taken.withLock { taken in
            if let taken, taken.revision == revision { return taken.hash }
            let hash = Self.hash(of: CommandCatalogue.standard, procedures: shelf.all, forms: forms)
            taken = (revision, hash)
            return hash
        }
    }

    private static func hash(of catalogue: CommandCatalogue, procedures: [Procedure], forms: FormShelf) -> String {
        var hash = SHA256()
        for spec in catalogue.commands { hash.update(data: Array(DescribeRow.object(spec).line.utf8)) }
        for procedure in procedures {
            hash.update(data: Array("\(procedure.id) \(procedure.version)\n\(procedure.text)".utf8))
        }
        for template in forms.templates {
            let told = [template.id, template.kind, template.title.zh, template.title.en, template.audience.rawValue]
            hash.update(data: Array((told + template.procedures).joined(separator: "\n").utf8))
        }
        return Hex.text(Array(hash.finalize()))
    }
}
