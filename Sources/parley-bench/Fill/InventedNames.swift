/// Names of people and companies that nobody has, as many as a large store needs.
struct InventedNames {
    private static let surnames = Array(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    ).map(Self.bytes)
    private static let given = Array(
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉志鹏飞雪婷婧宇浩然欣怡子轩梓涵佳思源晨阳博雅琪嘉诚慧颖春燕海波立新永福德胜振东晓峰爱民庆丰世昌光荣"
    ).map(Self.bytes)
    private static let brands = Array("华瑞恒盛天通达安信联创优捷速迅鼎鑫泰和顺康宏远博智云启航星辰锦程万里金桥东方蓝海").map(Self.bytes)
    private static let trades = [
        "供应链管理", "物流", "信息技术", "网络科技", "餐饮管理", "人力资源服务", "建筑工程", "物业管理", "汽车租赁", "配送服务", "电子商务", "文化传媒", "商贸", "家政服务",
        "机械制造", "服装", "医药", "教育咨询", "装饰工程", "旅游服务",
    ].map { Array($0.utf8) }
    private static let places = ["北京", "中关村", "朝阳", "海淀", "通州", "亦庄", "望京", "国贸"].map { Array($0.utf8) }
    private static let company = Array("有限公司".utf8)

    private static func bytes(_ sign: Character) -> [UInt8] { Array(String(sign).utf8) }

    /// A person's name.
    static func person(_ chance: inout Chance) -> [UInt8] {
        chance.one(of: surnames) + chance.one(of: given) + (chance.happens(75) ? chance.one(of: given) : [])
    }

    /// A company's name.
    static func company(_ chance: inout Chance) -> [UInt8] {
        chance.one(of: places) + chance.one(of: brands) + chance.one(of: brands) + chance.one(of: trades) + company
    }
}
