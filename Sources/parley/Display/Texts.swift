import Wording

/// Every sentence that the client itself speaks.
enum Texts {
    static let clientName = "parley/1.0"

    // Words around sentences
    static let error = Bilingual(zh: "错误：", en: "error: ")
    static let hint = Bilingual(zh: "提示：", en: "hint: ")
    static let yes = Bilingual(zh: "是", en: "yes")
    static let no = Bilingual(zh: "否", en: "no")
    static let overdue = Bilingual(zh: "逾期", en: "OVERDUE")
    static let provisional = Bilingual(zh: "暂定", en: "provisional")
    static let guideline = Bilingual(zh: "指导性", en: "guideline")
    static let verify = Bilingual(zh: "须核对", en: "verify")
    static let listComma = Bilingual(zh: "、", en: ", ")
    static let none = Bilingual(zh: "（没有记录）", en: "(nothing to show)")
    static let nothing = Bilingual(zh: "无", en: "none")
    static let done = Bilingual(zh: "已办理", en: "done")
    static let replayed = Bilingual(zh: "先前已经办理过，这是当时的答复", en: "already done; this is the answer given then")
    static let rehearsed = Bilingual(zh: "这是试办，没有留下任何记录", en: "this was a rehearsal; nothing was stored")
    static let met = Bilingual(zh: "满足", en: "met")
    static let notMet = Bilingual(zh: "未满足", en: "NOT MET")
    static let allowed = Bilingual(zh: "可以办理", en: "allowed")
    static let notAllowed = Bilingual(zh: "现在不能办理", en: "not allowed now")
    static let toDo = Bilingual(zh: "可执行：", en: "type: ")
    static let fromDay = Bilingual(zh: "须等到 ", en: "not before ")

    static func checked(_ checks: Int64, failed: Int64) -> Bilingual {
        failed == 0
            ? Bilingual(zh: "校验 \(checks) 项，全部成立", en: "\(checks) checks, all hold")
            : Bilingual(zh: "校验 \(checks) 项，其中 \(failed) 项不成立", en: "\(checks) checks, \(failed) of them do not hold")
    }

    static func published(_ moment: String) -> Bilingual {
        Bilingual(
            zh: "本报表已于 \(moment) 发布；此后的变动列为重述", en: "published on \(moment); what has changed since is a restatement")
    }

    static func moves(_ moves: Int64, settles: Int64) -> Bilingual {
        Bilingual(
            zh: "变动期限 \(moves) 个，另有 \(settles) 个日期不变、不再暂定或改按新版本",
            en: "\(moves) deadlines move; \(settles) more keep their day and are settled or counted by a new version")
    }

    static func proposed(_ proposal: String) -> Bilingual {
        Bilingual(
            zh: "提案 \(proposal) 待另一位负责人确认：--confirm \(proposal)",
            en: "proposal \(proposal) waits for another supervisor: --confirm \(proposal)")
    }

    static func waiting(_ proposals: [String]) -> Bilingual {
        Bilingual(
            zh: "待确认的提案：\(proposals.joined(separator: "、"))",
            en: "proposals waiting to be confirmed: \(proposals.joined(separator: ", "))")
    }

    static func behind(_ events: Int64) -> Bilingual {
        Bilingual(
            zh: "文字索引尚未编入最近 \(events) 项变更，可能有遗漏",
            en: "the newest \(events) changes are not in the index of words yet: some cases may be missing")
    }

    static func more(_ cursor: String) -> Bilingual {
        Bilingual(zh: "还有更多：加 --after \(cursor) 看下一页", en: "there is more: add --after \(cursor) for the next page")
    }

    // Hostile or foreign servers
    static let notUTF8 = Bilingual(zh: "答复不是合法的 UTF-8", en: "the answer is not UTF-8")
    static let endlessLine = Bilingual(zh: "答复中有一行长得没有尽头", en: "a line of the answer does not end")
    static let endlessReply = Bilingual(
        zh: "答复超过 64 MiB 仍未结束；请用 --limit 少取一些", en: "the answer exceeds 64 MiB; ask for less with --limit")
    static let endlessNotices = Bilingual(zh: "只有通知，没有答复", en: "notices without end, and no answer")
    static let rowsMissing = Bilingual(zh: "答复少了几行", en: "lines of the answer are missing")
    static let notADaemon = Bilingual(zh: "这个套接字后面不是 parleyd", en: "what answers on this socket is not parleyd")
    static func notProtocol(_ line: String) -> Bilingual {
        Bilingual(zh: "答复不合协议：\(line)", en: "the answer is not of this protocol: \(line)")
    }
    static func otherVersion(_ version: String) -> Bilingual {
        Bilingual(
            zh: "对方使用协议第 \(version) 版，本客户端只懂第 1 版", en: "the daemon speaks protocol \(version), this client only 1")
    }

    // Failures of the connection
    static func unreachable(_ path: String, _ reason: Bilingual) -> Bilingual {
        Bilingual(zh: "连不上 \(path)：\(reason.zh)", en: "cannot connect to \(path): \(reason.en)")
    }
    static let notRunning = Bilingual(
        zh: "守护进程没有在运行？用 make run 或 systemctl start parleyd 启动；别处的套接字用 --socket 或 PARLEY_SOCKET 指明",
        en:
            "is the daemon running? start it with `make run` or `systemctl start parleyd`; name another socket with --socket or PARLEY_SOCKET"
    )
    static func notInGroup(_ group: String) -> Bilingual {
        Bilingual(
            zh: "只有 \(group) 组的成员可以使用这个套接字：请运维执行 adduser <用户> \(group)，然后重新登录",
            en:
                "only members of the group \(group) may use this socket: ask the operator for `adduser USER \(group)`, then log in again"
        )
    }
    static let lost = Bilingual(zh: "连接在答复之前断了", en: "the connection ended before the answer")
    static func closed(_ why: String) -> Bilingual {
        Bilingual(zh: "守护进程关闭了连接（\(why)）", en: "the daemon closed the connection (\(why))")
    }
    static let late = Bilingual(zh: "在限定时间内没有答复", en: "no answer in time")
    static let longerTimeout = Bilingual(zh: "可用 --timeout 60s 等久一些", en: "wait longer with --timeout 60s")
    static let interrupted = Bilingual(zh: "已中断", en: "interrupted")
    static let unknown = Bilingual(
        zh: "更改已发出，但没有得到答复，不知是否生效", en: "the change was sent but not answered; whether it took effect is unknown")
    static func sameKey(_ key: String) -> Bilingual {
        Bilingual(
            zh: "原样重发并加上 --key \(key)：绝不会办理两次", en: "send the same again with --key \(key): it is never done twice")
    }
    static func trying(_ number: Int, _ total: Int) -> Bilingual {
        Bilingual(zh: "再试一次（\(number)/\(total)）……", en: "trying again (\(number)/\(total)) …")
    }

    // The command line
    static let seeHelp = Bilingual(zh: "用法见 parley help", en: "see `parley help`")
    static func seeHelp(of command: String) -> Bilingual {
        Bilingual(zh: "用法见 parley help \(command)", en: "see `parley help \(command)`")
    }
    static func like(_ names: String) -> Bilingual {
        Bilingual(zh: "是否想说：\(names)", en: "did you mean: \(names)")
    }
    static func noSuchCommand(_ name: String) -> Bilingual { Bilingual(zh: "没有命令 \(name)", en: "no command \(name)") }
    static func verbMissing(_ noun: String, _ verbs: String) -> Bilingual {
        Bilingual(zh: "\(noun) 后还要一个动词：\(verbs)", en: "\(noun) needs a verb: \(verbs)")
    }
    static func optionNeedsValue(_ name: String) -> Bilingual {
        Bilingual(
            zh: "\(name) 缺少值；以 - 开头的值写成 \(name)=值",
            en: "\(name) needs a value; write \(name)=VALUE for one that begins with -")
    }
    static func optionTakesNone(_ name: String) -> Bilingual {
        Bilingual(zh: "\(name) 不带值", en: "\(name) takes no value")
    }
    static func unusable(_ name: String, _ choices: String) -> Bilingual {
        Bilingual(zh: "\(name) 须是：\(choices)", en: "\(name) must be: \(choices)")
    }
    static func badKey(_ name: String) -> Bilingual {
        Bilingual(zh: "\(name) 不是参数名（小写字母、数字、连字符）", en: "\(name) is no key (lower-case letters, digits, hyphens)")
    }
    static func unknownFlag(_ name: String) -> Bilingual { Bilingual(zh: "没有选项 \(name)", en: "no option \(name)") }
    static func secondSubject(_ word: String) -> Bilingual {
        Bilingual(
            zh: "多了一个词 \(word)：对象只能有一个，其余写成 --键 值",
            en: "unexpected word \(word): one subject only, everything else is --KEY VALUE")
    }
    static let explainWhat = Bilingual(zh: "--explain 只用于 case advance", en: "--explain goes with case advance only")
    static func repeatedGiven(_ name: String) -> Bilingual {
        Bilingual(zh: "\(name) 给了两次", en: "\(name) is given twice")
    }

    // Values
    static func unreadable(_ path: String, _ reason: String) -> Bilingual {
        Bilingual(zh: "读不了 \(path)：\(reason)", en: "cannot read \(path): \(reason)")
    }
    static func fileNotText(_ path: String) -> Bilingual {
        Bilingual(zh: "\(path) 不是 UTF-8 文字", en: "\(path) is not UTF-8 text")
    }
    static func fileTooLong(_ path: String) -> Bilingual {
        Bilingual(zh: "\(path) 超过 16 MiB", en: "\(path) is larger than 16 MiB")
    }
    static func unwritable(_ path: String, _ reason: String) -> Bilingual {
        Bilingual(zh: "写不了 \(path)：\(reason)", en: "cannot write \(path): \(reason)")
    }
    static func calendarWritten(_ events: Int64, _ path: String) -> Bilingual {
        Bilingual(zh: "\(path)：\(events) 项期限", en: "\(path): \(events) deadline(s)")
    }
    static func written(_ path: String) -> Bilingual { Bilingual(zh: "已写入 \(path)", en: "written to \(path)") }
    static let sound = Bilingual(zh: "没有发现问题", en: "nothing is wrong with it")
    static let soundButWarned = Bilingual(
        zh: "没有错误，可以装入；请留意以上提示", en: "no errors, it can be installed; mind the warnings above")
    static let noPicture = Bilingual(
        zh: "--out 和 svg 用于 yaml、mermaid、dot、svg 格式", en: "--out and svg go with the formats yaml, mermaid, dot and svg"
    )
    static let noGraphviz = Bilingual(
        zh: "画 SVG 需要 Graphviz，本机没有 dot 程序：请安装 graphviz，或用 --format dot、--format mermaid",
        en:
            "drawing SVG needs Graphviz, and there is no program dot here: install graphviz, or use --format dot or mermaid"
    )
    static func drawingFailed(_ reason: String) -> Bilingual {
        Bilingual(zh: "Graphviz 未能画出：\(reason)", en: "Graphviz could not draw it: \(reason)")
    }
    static func formFiled(_ number: Int64, _ digest: String) -> Bilingual {
        Bilingual(
            zh: "已登记为第 \(number) 号文书，SHA-256 \(digest)", en: "registered as document \(number), SHA-256 \(digest)")
    }
    static func formOnFile(_ number: Int64, _ digest: String) -> Bilingual {
        Bilingual(
            zh: "与已登记的第 \(number) 号文书相同，SHA-256 \(digest)",
            en: "the same as document \(number) on file, SHA-256 \(digest)")
    }
    static func blanks(_ names: [String]) -> Bilingual {
        Bilingual(
            zh: "尚有 \(names.count) 项留空：\(names.joined(separator: "、"))",
            en: "\(names.count) left blank: \(names.joined(separator: ", "))")
    }
    static func notConverted(_ format: String) -> Bilingual {
        Bilingual(
            zh: "文书已登记，但转换为 \(format) 失败；可改用 --format html",
            en: "the document is registered, but could not be made a \(format); try --format html")
    }
    static let noForm = Bilingual(zh: "答复中没有文书", en: "the answer has no document")
    static let formChanged = Bilingual(
        zh: "文书已登记，但案件此后有变，无法重现同样的文字；请重新生成",
        en: "the document is registered, but the case has changed since; make it again")
    static let noCalendar = Bilingual(zh: "答复中没有日历", en: "the answer has no calendar")
    static let stdinTwice = Bilingual(zh: "标准输入只能用一次", en: "standard input can be used once only")
    static let argumentNotUTF8 = Bilingual(zh: "参数不是合法的 UTF-8", en: "an argument is not UTF-8")

    // Changing with care
    static func using(_ version: Int64) -> Bilingual {
        Bilingual(zh: "依据版本 \(version)", en: "using version \(version)")
    }
    static let changedSince = Bilingual(zh: "案件在此期间有变：", en: "what changed meanwhile:")
    static func was(_ old: String, _ new: String) -> Bilingual {
        Bilingual(zh: "\(old) → \(new)", en: "\(old) → \(new)")
    }
    static let lookAgain = Bilingual(
        zh: "没有办理。请看过案件后再决定是否重新提交", en: "nothing was done; look at the case, then decide whether to send it again")
    static func confirm(_ command: String, _ word: String) -> Bilingual {
        Bilingual(zh: "\(command) 不能撤回。确认请输入 \(word)：", en: "\(command) cannot be undone. Type \(word) to confirm: ")
    }
    static func confirmStep(_ step: String) -> Bilingual {
        Bilingual(zh: "“\(step)”不能撤回。确认办理？[y/N] ", en: "\(step): this cannot be undone. Go on? [y/N] ")
    }
    static let notConfirmed = Bilingual(zh: "没有确认，未办理", en: "not confirmed, nothing was done")
    static func needsYes(_ command: String) -> Bilingual {
        Bilingual(
            zh: "\(command) 不能撤回，须先确认", en: "\(command) cannot be undone and wants to be confirmed first")
    }
    static let addYes = Bilingual(
        zh: "请在终端里办理并确认，或核对后加 --yes", en: "confirm at a terminal, or add --yes once you have made sure")
    static let resuming = Bilingual(zh: "连接断了，接着上次的位置继续……", en: "the connection ended; going on from the last event …")

    // Hints that belong to codes
    static func askSteps(_ command: String) -> Bilingual {
        Bilingual(zh: "查看各步骤及由谁办理：\(command)", en: "see every step and who takes it: \(command)")
    }
    static func askWhy(_ command: String) -> Bilingual {
        Bilingual(zh: "逐条查看并照做：\(command)", en: "see every condition and what would meet it: \(command)")
    }
    static func showAgain(_ command: String) -> Bilingual {
        Bilingual(zh: "先看现状：\(command)", en: "look at it as it is now: \(command)")
    }
    static let whoami = Bilingual(zh: "您的角色和管辖范围：parley whoami", en: "your roles and scope: parley whoami")
    static let notFound = Bilingual(
        zh: "编号是否正确？您管辖范围之外的案件同样显示为不存在（parley whoami）",
        en: "is the id right? what lies outside your scope looks the same (parley whoami)")
    static let noSuchName = Bilingual(
        zh: "名称或编号是否正确？列表命令（如 parley report list）列出已有的",
        en: "is the name or number right? the list commands (such as parley report list) show what there is")
    static func availableKeys(_ command: String) -> Bilingual {
        Bilingual(zh: "可用的参数：\(command)", en: "the keys it takes: \(command)")
    }
    static let tryLater = Bilingual(zh: "稍后原样再试", en: "try the same again later")
    static let newKey = Bilingual(zh: "换一个 --key，或不写，由客户端生成", en: "use another --key, or none: the client makes one")
    static func reference(_ ref: String) -> Bilingual {
        Bilingual(zh: "请把编号 \(ref) 告诉运维", en: "tell the operator the reference \(ref)")
    }

    // The interactive session
    static let welcome = Bilingual(
        zh: "商调。? 帮助，Tab 补全，Ctrl-D 离开。", en: "Parley. ? for help, Tab completes, Ctrl-D leaves.")
    static let prompt = Bilingual(zh: "商调> ", en: "parley> ")
    static let blockPrompt = Bilingual(zh: "… ", en: "… ")
    static func pasted(_ lines: Int) -> Bilingual { Bilingual(zh: "⟨粘贴 \(lines) 行⟩", en: "⟨pasted \(lines) lines⟩") }
    static func stoppedAt(_ line: Int) -> Bilingual {
        Bilingual(zh: "第 \(line) 行出错，后面的没有执行", en: "line \(line) failed; nothing after it was sent")
    }
    static let unfinishedBlock = Bilingual(zh: "块没有结束，未执行", en: "a block did not end; it was not sent")
    static let shells = "bash, zsh, fish"
}
