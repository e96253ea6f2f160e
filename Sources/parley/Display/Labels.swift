import Wording

/// Heads of tables and labels of sheets for the members that the daemon sends; an unknown member is its own label.
enum Labels {
    /// The label of a member.
    static func text(_ member: String, _ language: Language) -> String { table[member]?[language] ?? member }

    static let table: [String: Bilingual] = Dictionary(
        lines.split(separator: "\n").map { line in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            return (parts[0], Bilingual(zh: parts.count > 1 ? parts[1] : "", en: parts.count > 2 ? parts[2] : ""))
        }, uniquingKeysWith: { first, _ in first })

    /// `member|zh|en`, by the thing that the member belongs to.
    static let lines = """
        case|案件|case
        version|版本|version
        procedure|程序|procedure
        state|状态|state
        title|标题|title
        office|单位|office
        assignee|承办人|assignee
        opened|立案|opened
        closed|结案|closed
        next|下一步|next
        fields|事项|fields
        due|期限|due
        parties|当事人|parties
        records|记录|records
        links|关联|links
        external|外部编号|external number
        as|关系|as
        parent|原案件|parent
        until|有效至|until
        enterprise|企业|enterprise
        person|人员|person
        creditCode|信用代码|credit code
        address|地址|address
        phone|电话|phone
        idNumberEnd|证件尾号|id ends in
        mergedInto|已并入|merged into
        changed|变更|changed
        registry|登记|registry
        into|并入|into
        similar|可能重复|similar
        notes|备注|notes
        docs|文书|documents
        party|当事人|party
        role|身份|role
        name|名称|name
        record|记录|record
        type|类型|type
        doc|文书|document
        note|备注|note
        kind|种类|kind
        sha256|SHA-256|SHA-256
        bytes|字节|bytes
        private|仅本人|private
        text|内容|text
        by|办理人|by
        at|时间|at
        recorded|记录时间|recorded
        do|办理动作|action
        action|办理动作|action
        seq|序号|seq
        reason|理由|reason
        details|详情|details
        event|办理记录|event
        warnings|提醒|warnings
        warning|提醒|warning
        what|事项|what
        on|到期日|due on
        left|剩余天数|days left
        remaining|剩余(工作日)|left (working)
        moves|变动期限|deadlines moved
        proposal|提案|proposal
        source|依据|source
        confirmed|确认人|confirmed by
        calendar|工作日历|calendar
        horizon|日历至|calendar known to
        recompute|正在重算|being counted again
        generation|代次|generation
        workingLeft|剩余工作日|working days left
        days|逾期天数|days overdue
        workingDays|逾期工作日|working days overdue
        overdueFrom|逾期始于|overdue from
        notices|通知数|notices
        provisional|暂定|provisional
        rule|规则|rule
        basis|依据|basis
        from|自|from
        to|至|to
        trace|推算|trace
        overdue|逾期|overdue
        nextDue|下一期限|next due
        change|变动|change
        section|部分|section
        against|对照版本|against
        procedure-version|程序版本|procedure version
        was-version|原程序版本|procedure version before
        was-state|原状态|state before
        line|行|line
        of|类型|of
        condition|条件|condition
        ok|满足|met
        fix|可执行|fix
        after|须等到|not before
        allowed|可否办理|allowed
        notice|通知|notice
        recipient|收件人|recipient
        channel|途径|channel
        step|步骤|step
        attempts|次数|attempts
        error|错误|error
        sent|发出|sent
        cmd|命令|command
        rows|结果|result
        subject|对象|subject
        keys|参数|keys
        required|必填|required
        list|可重复|list
        values|可选值|values
        help|说明|help
        example|示例|example
        complete|候选来自|candidates from
        changes|更改|changes
        confirm|需确认|confirm
        roles|角色|roles
        errors|可能的错误|errors
        since|协议版本|since
        max|上限|max
        min|下限|min
        secret|保密|secret
        scope|管辖范围|scope
        user|账户|user
        account|账户|account
        uid|UID|uid
        mail|邮箱|mail
        digest|每日汇总|morning digest
        reminderPolicy|提醒政策|reminder policy
        reminders|提醒步骤|reminders
        disabled|停用|disabled
        cert|证书|certificates
        tokens|令牌|tokens
        token|令牌|token
        expires|有效至|expires
        lastUsed|最近使用|last used
        revoked|已作废|revoked
        reloaded|已生效|in force now
        needsRestart|须重启|needs a restart
        offices|单位数|offices
        problems|问题|problems
        withheld|不再显示|not shown again
        clears|空值清空|empty clears
        session|会话|session
        client|客户端|client
        lang|语言|language
        now|当前时间|now
        server|服务端|server
        ready|就绪|ready
        database|数据库|database
        clock|时钟|clock
        uptime|运行时间|uptime
        cases|案件数|cases
        day|日期|day
        working|工作日|working day
        holiday|节假日|holiday
        length|期限长度|length
        unit|单位|unit
        anchor|起算点|anchor
        extension|延长|extension
        states|状态|states
        actions|办理动作|actions
        initial|初始|initial
        terminal|终结|terminal
        place|位置|place
        problem|问题|problem
        field|字段|field
        key|参数|key
        nominal|推算日|nominal
        ruleVersion|规则版本|rule version
        calendarVersion|日历版本|calendar version
        direction|方向|direction
        hard|法定|hard
        jurisdiction|法域|jurisdiction
        consequence|后果|consequence
        versions|各版本|versions
        rolls|遇休顺延|rolls
        remark|说明|remark
        cap|上限|cap
        weekday|星期|weekday
        prefix|编号前缀|prefix
        whole|完整|whole
        events|办理记录数|events
        accesses|访问记录数|accesses
        head|链首|head
        rehearsal|演练|rehearsal
        pid|进程号|pid
        today|今日|today
        clients|连接数|clients
        extended|已延长|extended
        was-on|原到期日|was due on
        suspended-since|中止自|suspended since
        why|原因|why
        excluded|不计日|excluded
        written|约定日|written
        on-expiry|届满时|on expiry
        opened-by|立案人|opened by
        records-of|记录类型|records
        conditions|条件|conditions
        documents|文书|documents
        opening|立案事项|opening fields
        warned|已提醒|warned
        col|列|column
        limit|上限|limit
        id|编号|id
        oldest|最早|oldest
        newest|最新|newest
        format|格式|format
        actor|操作人|actor
        result|结果|result
        code|代码|code
        hash|哈希|hash
        verified|已核验|verified
        broken|断链处|broken at
        figure|数字项目|figure
        entry|台账编号|entry
        value|数值|value
        period|期间|period
        target|目标|target
        reached|完成率|reached
        corrects|更正|corrects
        evidence|依据|evidence
        signed-by|签字人|signed by
        signed-at|签字时间|signed at
        counting|口径|counting
        stock|期末存量|stock
        report|报表|report
        about|说明|about
        row|行|row
        shown|比率|ratio
        numerator|分子|numerator
        denominator|分母|denominator
        waiting|待签字|waiting
        published|发布数|published
        publishedShown|发布比率|published ratio
        restated|重述|restated
        check|校验|check
        holds|成立|holds
        definition|定义|definition
        suppressed|不显示|suppressed
        found|实际|found
        expected|应为|expected
        checks|校验|checks
        """
}
