import AdminServer
import ArgumentParser
import CaseStorage
import Forms
import Notifier
import Postgres
import ProcedureLibrary
import Wording

/// What keeps the daemon from running: said in both languages, with the exit code of product.md.
struct StartProblem {
    let lines: [String]
    let code: ExitCode

    init(_ error: any Error) {
        switch error {
        case let problems as ConfigurationProblems:
            lines = problems.lines
            code = Exit.configuration
        case let error as FileFaults:
            lines = error.faults.map { "\($0.file):\($0.line): \($0.text.zh) / \($0.text.en)" }
            code = Exit.configuration
        case let error as ProcedureProblems:
            lines = error.problems.map { "\($0.file):\($0.line): \($0.text.zh) / \($0.text.en)" }
            code = Exit.configuration
        case let error as FormProblems:
            lines = error.problems.map { "\($0.file):\($0.line): \($0.text.zh) / \($0.text.en)" }
            code = Exit.configuration
        case let problem as NoticeTemplateProblem:
            lines = [problem.message]
            code = Exit.configuration
        case let error as ClusterError:
            lines = ["\(error.chinese) / \(error)"]
            code = error.isServiceGone ? Exit.serviceGone : Exit.configuration
        case let error as SocketError:
            lines = ["\(error.chinese) / \(error)"]
            code = Exit.cannotCreateSocket
        case let error as StorageRefusal:
            lines = ["\(error.chinese) / \(error)"]
            code = Exit.configuration
        case let code as ExitCode:
            lines = []
            self.code = code
        default:
            lines = ["\(error)"]
            code = Exit.bug
        }
    }

    /// Says it to the person who started the program.
    func print() { for line in lines { Complaint.print(line) } }
}

extension ClusterError {
    fileprivate var isServiceGone: Bool {
        switch self {
        case .startFailed, .initFailed, .interrupted, .noBinaries: true
        default: false
        }
    }

    fileprivate var chinese: String {
        switch self {
        case .noBinaries: "找不到 PostgreSQL 的程序"
        case .noServerUser(let name): "没有可用来运行 PostgreSQL 的用户 \(name)"
        case .unknownUser(let uid): "本机没有编号为 \(uid) 的用户"
        case .socketPathTooLong(_, let bytes, let limit): "套接字路径有 \(bytes) 字节，最多 \(limit) 字节"
        case .notEnterable(let folder, let user): "用户 \(user) 无权进入 \(folder)"
        case .notOwner(let path, let uid): "\(path) 属于编号为 \(uid) 的用户"
        case .notACluster(let path): "\(path) 不是空目录，其中也没有 PostgreSQL 数据"
        case .unsupportedVersion(_, let found): "数据属于 PostgreSQL \(found)，需要 15 或更新的版本"
        case .inUse(let path): "另一个 parleyd 正在使用 \(path)"
        case .initFailed: "PostgreSQL 数据目录初始化失败"
        case .startFailed: "PostgreSQL 未能启动"
        case .fileSystem(let path, _): "系统拒绝访问 \(path)"
        case .interrupted: "启动被中断"
        }
    }
}

extension SocketError {
    fileprivate var chinese: String {
        switch self {
        case .pathTooLong(_, let bytes): "套接字路径有 \(bytes) 字节，超出上限"
        case .inUse(let path): "另一个 parleyd 正在使用 \(path)"
        case .notASocket(let path): "\(path) 已存在，且不是套接字"
        case .system(_, let path, _): "无法建立套接字 \(path)"
        }
    }
}

extension StorageRefusal {
    fileprivate var chinese: String {
        switch self {
        case .holdsRealCases: "该数据库中有真实案件，演练须另用数据库"
        case .holdsARehearsal: "该数据库是演练用的，真实案件须另用数据库"
        case .schemaTooOld(let found, let needed): "数据库结构为第 \(found) 号，本版本需要第 \(needed) 号：请先运行 parleyd migrate"
        case .schemaTooNew(let found): "数据库结构为第 \(found) 号，属于本版本不能使用的更新版本"
        case .noEntry(let sqlstate, let message):
            "数据库拒绝登录（\(sqlstate)：\(message)）：请核对连接串；若尚未建库，请以所有者身份运行 parleyd migrate，它会建立角色 parley_app"
        }
    }
}
