import AdminProtocol
import Crypto
import JSONText
import Procedures

/// The greeting's `catalog`: changes exactly when the answers of `describe` do.
enum CatalogueHash {
    static func hash(of catalogue: CommandCatalogue, procedures: [Procedure]) -> String {
        var hash = SHA256()
        for spec in catalogue.commands { hash.update(data: Array(DescribeRow.object(spec).line.utf8)) }
        for procedure in procedures {
            hash.update(data: Array("\(procedure.id) \(procedure.version)\n\(procedure.text)".utf8))
        }
        return Hex.text(Array(hash.finalize()))
    }
}
