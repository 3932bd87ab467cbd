# What the pages say. docs/languages.md has the rules; a test fails on a message that is missing in a language or not used.

## The frame of every page

skip = 跳到正文
languages = 语言
menu = 主菜单
todays-regime = 今日制度状况
instruments = 文书
states = 国家
calendar = 日程
commitments = 承诺
stocktake = 盘点
who = 谁
sources = 来源
log = 日志
the-log = 日志
desk = 工作台
about = 关于本记录
help = 术语与帮助
search = 搜索
search-button = 搜索
also-as = 其他格式：
form-page = 网页
form-calendar = 可订阅日历
form-feed = Atom 订阅源
log-through = 依据日志第0至第{ $entry }条，根哈希
cosigned-by = 见证人联署：{ $count }/{ $of }
original-note = 带虚线的文字以其发布语言显示。
as-of = 截至
as-known = 按当时所知
go = 显示
today = 今天
previous-act = ‹ 上一行为
next-act = 下一行为 ›
not-today = 此为截至{ $day }的状况，并非今日。
not-today-known = 此为截至{ $day }的状况，依据记录在{ $known }所知，并非今日。
uncertain = 不确定
uncertain-why = 取决于未知的日期。
date-uncertain-why = 确切日期未知，在此区间之内。
date-unknown = 日期未知
date-by = 不迟于{ $day }
date-after = { $day }或之后
date-between = { $first }至{ $last }
problem-what-next = 您可以前往：
problem-not-found = 未找到
problem-bad-request = 无法理解该请求
no-such-actor = 没有名为“{ $id }”的国家或组织。
no-such-instrument = 没有名为“{ $id }”的文书。
no-such-forum = 没有名为“{ $id }”的论坛。
no-such-session = 没有名为“{ $id }”的会议。
no-such-page = 没有名为“{ $name }”的页面。
not-a-day = “{ $text }”不是日期；日期应写作2016-05-08。
did-you-mean = 您是否要找：
any = 不限
show = 显示
examples = 示例
no-date = 无日期
why = 原因
from = 自
to = 至
under = 依据

## Today’s regime, instruments

what-binds = 有约束力的文书
what-is-due = 应办事项
what-falls-due = 到期事项
where-gaps = 差距所在
parties-over-time = 缔约方数目的变化
parties-to-over-time = 缔约方数目的变化：{ $instrument }
latest-acts = 最新行为
commitments-count = { $count }项承诺
past-deadline = 逾期：{ $count }
complete-through-each = 记录完整至{ $days }；此后的行为可能缺漏。
complete-through = 其记录完整至{ $day }；此后的行为可能缺漏。
complete-through-sessions = 其记录完整至{ $day }；此后的会议可能缺漏。
proposed = 拟议
on-subscription = 自参加之时生效
in-force = 已生效
since = 自{ $day }
from-day = 自{ $day }起
not-yet-in-force = 尚未生效
not-in-force = 未生效
perhaps-in-force = 可能已生效
parties-count = { $count }个缔约方
states-count = { $count }个国家
organisations-count = { $count }个组织
signed-only-count = 仅签署：{ $count }
parties-threshold = 缔约方与门槛
no-entry-clause = 其定义没有生效条款。
as-defined = 定义
who-since = 谁、自何时起
reservations = 保留与声明
not-yet-members = 尚未加入：{ $count }个联合国会员国
what-was-promised = 所作承诺
decided-by = 决定性行为：
missing = 尚缺：
nobody-consented = 截至该日无人同意受其约束。
nobody-acted = 截至该日尚无任何行为。
ended-on = { $day }终止
line-bound = 受约束
line-consented = 已同意
line-needed = 所需

## States

states-and-organisations = 国家和组织
state = 国家
organisation = 组织
continues = 继承
obligations = 义务
attendance = 出席情况
acts = 行为
no-act-by-day = 截至该日记录中没有其行为。
as-actor = 以{ $name }名义
member-of = { $organisations }成员
what-it-owes = { $name }应办事项
place-bound = 受约束
place-subscribes = 已参加
place-consented = 已同意
place-applies-provisionally = 临时适用
place-signed = 已签署
place-ended = 已终止
place-not-yet = 尚未
not-yet = 尚未
article = 第{ $number }条

## Calendar, forums, sessions

who-at-level = 谁参加、何种级别
forums = 论坛
sessions = 会议
ended = 已结束
nothing-due = 无应办事项。
none-by-day = 截至该日没有。
participation-unknown = 各届会议的参加人数均不详。
participation-chart = 各届会议按级别的参加情况
due-request = { $forum }：可请求召开会议
due-session = { $forum }：会议
members-count = { $count }个成员
met-last = 最后一次会议不迟于{ $day }
clauses-call-for = 其条款的要求
no-clause-calls = 其定义中没有要求召开会议的条款。
proposals = 提案
due-on = 应于{ $day }
not-before = 不早于{ $day }
days-late = 迟{ $count }天
asked-needed = 已请求：{ $have }；所需：{ $of }个成员中的{ $needed }个。
asked-enough-published = 其余仅知“已足够”，如所公布。
asked-enough-since = 自{ $day }起已足够。
by-name = 名单：
not-asked = 未知已提出请求的成员：{ $count }
convened-by = 召集方：
commitments-made-at = 会上作出{ $count }项承诺
who-took-part = 参加方
part-incomplete = 参加总数不详；就已知者而言：
part-levels = 共{ $total }方参加：国家元首或政府首脑级{ $heads }方，部长级或以上{ $ministers }方。
part-named = 此处列名{ $named }个；其余仅知数目。
observers = 观察员
decisions = 决定
officers = 主席团成员
agenda = 议程
documents = 文件
statements = 发言
credentials = 全权证书
published-counts = 公布的数目
put-on = { $day }提交
silence-until = 默许程序可于{ $day }前打破
level-head = 国家元首或政府首脑
level-minister = 部长
level-other = 其他级别
level-unknown = 级别不详

## Commitments and stock-taking

filter-of = 所属
filter-of-help = 国家或组织的代码
filter-under = 依据
filter-under-help = 会议、论坛、文书或承诺的代码
filter-state = 状态
commitments-lead = { $count }项承诺；据记录或有关方所述已完成{ $delivered }项。
overdue-meaning = “逾期”指日期已过而记录中既无报告也无评估。从未公布的内容不在其中。
promised-delivered = 承诺与兑现（按承诺年份）
one-by-one = 逐项
legend-complete = 已完成
legend-less = 评估为未完成
legend-reported = 已报告
legend-overdue = 逾期
legend-nothing = 情况不明
there-is-none = 没有。
commitments-chart = 按年份列出的承诺及其结果
not-assessed = 未以此身份评估
what-was-said = 各方所述：
stocktake-of = 盘点：{ $what }
stocktake-of-help = 论坛、文书或国家的代码
whole-regime = 整个制度
take-stock = 盘点
in-figures = 数字
delivered-meaning = “兑现”指记录显示或有关方称已完成者；何方所称分别列出，各说法从不合并。
sessions-missed = 应开未开的会议
joined-left = 加入与退出
of-a-forum = 按论坛：

## The log, keys, papers, proofs, sets, sources

acts-as-recorded = 按记录的行为
acts-lead = 共{ $count }项行为，最新者在前。
acts-signed = ✓ 由当事方以其本身密钥签署；其余系代为记录。
signed-own-key = 以本身密钥签署
disagreements-lead = 记录所采说法已标出，理由列于旁。如有更多发现，请附来源告知。
where-sources-disagree = 来源不一致之处
no-disagreement = 没有记录任何分歧。
taken = 采用
entry-number = 第{ $entry }条
recorded-on = { $day }记录
signed = 签署
not-signed = 未签署：保存人对来源所公布内容的记录。
signed-by = 签署：{ $who }
countersigned-by = 副署：{ $who }
passkey = 通行密钥
had-seen = 签署者当时所见日志共{ $count }条。
proof = 证明
proof-of-entry = 本条的证明
check-in-browser = 在此浏览器中查验
keys = 密钥
keys-lead = 在此发言者以该条目处有效的密钥签署。保存人的两名官员依据普通照会为密钥担保。
keys-none-yet = 目前尚无人可经网络写入：保存人的首两名官员尚未登记密钥。在此之前的记录均注明由保存人记录。
key-in-force = 有效
make-or-sign = 创建通行密钥或用其签署
rules-of-record = 本记录的规则：
log-lead = 每一页均由{ $count }条日志推出。任何更改或删除都会改变根哈希，而根哈希经过签名。
log-root = 根
verifier-key = 验证密钥
checkpoint = 检查点
witnesses = 见证人
witnesses-lead = 各见证人均见到本日志只增不改，并以自己的密钥为证。
quorum-met = 已达到法定数“{ $quorum }”。
quorum-not-met = 尚未达到法定数“{ $quorum }”。
keys-link = 密钥：谁代表谁、谁可做什么
sealed-papers = 封存文件
check-a-proof = 查验证明
check-it = 自行查验
single-entry = 单个条目（例如首条）无需本服务器即可自证：
verify-what = 该命令读取原始条目，重算全部哈希，检查签名，由条目重算制度状况，并与这些页面比对。任何符合此标准的客户端也可读取日志：
papers-lead = 日志中只有封存文件的加盐摘要。文件本身在此以收件方密钥加密。启封后，任何人都可查验其即为所封存者。
no-paper = 尚无封存文件。
a-paper = 一份文件
sealed = 已封存
opened-by-entry = 由第{ $entry }条启封
paper-for = 收件方：{ $who }
encrypted-file = 加密文件
levels = 级别
check-lead = 由本浏览器自行查验。既不采信本服务器，也不采信我们：只采信您在此粘贴的、得自您所信任者的密钥。脚本很短，可以通读；不用浏览器时：
check-key = 日志的验证密钥
check-entry = 条目编号
check-file = 或其证明文件
check = 查验
check-not-proved = 未能证明。
step-proof = 这是一份证明（c2sp.org/tlog-proof@v1）
step-entry = 其中含有条目本身
step-key = 该密钥为日志的Ed25519密钥
step-number = 密钥编号正确
step-log = 检查点属于日志{ $log }
step-leads = 第{ $entry }条通向共{ $size }条的根
step-root = 该根以此密钥签名
step-signed = { $key }以{ $by }名义签署了所载内容
step-unsigned = 并非由当事方签署：由{ $by }于{ $day }记录
sign-with-passkey = 用通行密钥签署
make-passkey = 创建通行密钥
make-passkey-lead = 密钥保存在您的设备中。此处显示的内容写入致保存人的普通照会，由其两名官员登记。
passkey-for = 为谁
passkey-not-made = 未创建通行密钥。
say-something = 作出声明
say-lead = 以JSON表示的行为，如下例；通行密钥签署其摘要。工作台提供表单。
say-by = 以谁的名义
say-words = 内容
say-recorded = 已于{ $day }记录为第{ $entry }条。
say-failed = 未记录。
sign-and-record = 签署并记录
needs-javascript = 本页需要JavaScript；没有它时，以下命令作用相同：
set-label = 国家和组织的集合
set-count = { $day }：{ $count }

## Parts of long lists

parts = 列表分页
part-of = 第{ $first }–{ $last }项，共{ $total }项
part-previous = ‹ 上一页
part-next = 下一页 ›

## Heads of tables

head-about = 关于
head-as = 身份
head-bound-from = 受约束自
head-by = 方式
head-by-itself = 自评
head-by-peers = 同行评估
head-circulated = 已分发
head-clause = 条款
head-cosigned = 联署
head-date = 日期
head-day = 日
head-deposited = 交存
head-due = 到期
head-element = 要素
head-entry = 条目
head-forum = 论坛
head-from = 自
head-happened = 情况
head-have = 已有
head-heads = 首脑
head-holder = 持有人
head-id = 代码
head-independently = 独立评估
head-instrument = 文书
head-kept-by = 保管人
head-key = 密钥
head-last-session = 上届会议
head-level = 级别
head-made = 作出
head-measure = 衡量指标
head-members = 成员
head-ministers-or-above = 部长或以上
head-missing = 尚缺
head-name = 名称
head-needed = 所需
head-next = 下届
head-objections = 反对
head-of = 总数
head-parties = 缔约方
head-place = 地位
head-venue = 地点
head-publisher = 出版者
head-read = 查阅
head-recorded = 记录
head-remark = 备注
head-reported-or-assessed = 已报告或评估
head-requirement = 要求
head-said-complete = 称已完成
head-says = 说法
head-session = 会议
head-share = 比例
head-signed-only = 仅签署
head-since-entry = 自条目
head-source = 来源
head-standing = 性质
head-state = 状态
head-states = 国家
head-status = 状况
head-the-period-before = 上一时期
head-this-period = 本时期
head-to = 至
head-took-part = 参加
head-until = 直至
head-what = 事项
head-who = 谁
head-why = 原因
head-withdrawn = 撤回
head-witness = 见证人
head-words = 内容

## Acts, by the terms that depositaries use

act-signature = 签署
act-succession-to-signature = 继承签署
act-ratification = 批准
act-acceptance = 接受
act-approval = 核准
act-accession = 加入
act-succession = 继承
act-formal-confirmation = 正式确认
act-definitive-signature = 确定签署
act-subscription = 参加
act-deposit = 交存
act-reservation = 保留
act-declaration = 声明
act-objection = 反对
act-withdrawal-of-reservation = 撤回保留
act-denunciation = 退约
act-withdrawal-of-denunciation = 撤回退约
act-provisional-application = 临时适用
act-rectification = 更正
act-convening = 召集
act-cancellation = 取消
act-invitation = 邀请
act-attendance = 出席
act-observation = 观察
act-credentials = 全权证书
act-withdrawal-of-credentials = 撤销全权证书
act-election = 选举
act-agenda-item = 议程项目
act-document = 文件
act-statement = 发言
act-decision = 决定
act-vote = 表决
act-request = 请求
act-withdrawal-of-request = 撤回请求
act-proposal = 提案
act-circulation = 分发
act-pledge = 承诺
act-withdrawal-of-pledge = 撤回承诺
act-report = 报告
act-evidence = 证据
act-assistance-request = 援助请求
act-assistance-offer = 援助提议
act-lesson = 经验教训
act-self-assessment = 自我评估
act-peer-assessment = 同行评估
act-independent-assessment = 独立评估
act-mission = 工作组访问
act-recommendation = 建议
act-published-count = 公布的数目

## States of things

state-pending = 待办
state-due-soon = 即将到期
state-overdue = 逾期
state-perhaps-overdue = 可能逾期
state-reported = 已报告
state-assessed = 已评估
state-carried-out = 已执行
state-withdrawn = 已撤回
state-under-way = 进行中
state-held = 已召开
state-convened = 已召集
state-cancelled = 已取消
state-due = 应办
state-requested-to-be-convened = 已请求，待召集
state-may-be-requested = 可请求召开
state-not-yet-possible = 尚不可召开
state-waiting = 等待中
state-proposed = 拟议
state-silence-is-open = 默许期内
state-adopted = 已通过
state-not-adopted = 未通过
state-open = 未决
state-met = 已满足
state-not-met = 未满足
state-uncertain = 不确定
state-its-day-has-passed = 日期已过

## Force

force-binding = 有约束力
force-political = 政治性
force-proposed = 拟议

## Grades

grade-no-evidence = 无证据
grade-not-started = 未开始
grade-limited = 有限
grade-substantial = 大部
grade-complete = 完成

## What is counted

counted-participants = 参加方
counted-heads = 国家元首或政府首脑
counted-ministers = 部长或以上
counted-observers = 观察员
counted-requests = 请求
counted-pledges = 承诺

## Values of acts

value-head = 国家元首或政府首脑
value-minister = 部长
value-other = 其他
value-for = 赞成
value-against = 反对
value-abstention = 弃权
value-president = 主席
value-co-president = 共同主席
value-enough = 足够
value-complete = 完成
value-substantial = 大部
value-limited = 有限
value-not-started = 未开始
value-no-evidence = 无证据

## What happened

happened-promised = 承诺
happened-delivered = 兑现
happened-reported = 已报告
happened-unreported = 期限已过，无报告
happened-withdrawn = 撤回

## Figures

figure-promised = 承诺
figure-delivered = 兑现
figure-delivered-as-the-record-itself-shows = 兑现（据记录本身）
figure-delivered-by-its-own-account = 兑现（据其自述）
figure-delivered-by-peers-account = 兑现（据同行所述）
figure-delivered-by-independent-account = 兑现（据独立评估）
figure-reported-on = 已报告
figure-deadlines-passed-nothing-reported = 期限已过而无报告
figure-withdrawn = 撤回
figure-joined = 加入
figure-left = 退出
figure-sessions-held = 召开会议
figure-sessions-due-and-not-held = 应开未开的会议
figure-delegations-at-sessions = 与会代表团
figure-led-by-a-head-of-state-or-government = 由国家元首或政府首脑率领
figure-led-by-a-minister-or-above = 由部长或以上率领
figure-in-favour = 赞成
figure-against = 反对
figure-abstaining = 弃权
figure-not-voting = 未投票
figure-needed = 所需
figure-objections = 反对
figure-would-prevent = 可阻止
figure-present = 出席
figure-members = 成员
figure-quorum = 法定人数

## Contents of entries

content-source = 来源
content-disagreement = 来源分歧
content-actor = 国家或组织
content-attribute = 属性
content-definition = 定义
content-key = 密钥
content-sealed = 封存文件
content-opened = 启封文件
content-act = 行为

## Roles

role-depositary = 保存人
role-secretariat = 秘书处
role-chair = 主席
role-delegation = 代表团
role-reviewer = 评审者
role-observer = 观察员

## Columns of entries

column-date = 日期
column-actor = 行为方
column-act = 行为
column-instrument = 文书
column-source = 来源
column-effective = 生效日
column-target = 关于
column-detail = 细节
column-note = 备注
column-id = 代码
column-value = 值
column-from = 自
column-until = 至
column-whom = 对象

## Names of States and organisations, where CLDR has none or another than the United Nations

actor-kor = 大韩民国
actor-prk = 朝鲜民主主义人民共和国
actor-pse = 巴勒斯坦国
actor-syr = 阿拉伯叙利亚共和国
actor-irn = 伊朗伊斯兰共和国
actor-lao = 老挝人民民主共和国
actor-mda = 摩尔多瓦共和国
actor-tza = 坦桑尼亚联合共和国
actor-ven = 委内瑞拉玻利瓦尔共和国
actor-bol = 多民族玻利维亚国
actor-rus = 俄罗斯联邦
actor-gbr = 大不列颠及北爱尔兰联合王国
actor-usa = 美利坚合众国
actor-fsm = 密克罗尼西亚联邦
actor-vat = 教廷
actor-cod = 刚果民主共和国
actor-cog = 刚果
actor-cze = 捷克
actor-tur = 土耳其
actor-cpv = 佛得角
actor-swz = 斯威士兰
actor-tls = 东帝汶
actor-mmr = 缅甸
actor-brn = 文莱达鲁萨兰国
actor-chn = 中国
actor-csk = 捷克斯洛伐克
actor-ddr = 德意志民主共和国
actor-sun = 苏维埃社会主义共和国联盟
actor-ymd = 民主也门
actor-yug = 南斯拉夫社会主义联邦共和国
actor-scg = 塞尔维亚和黑山
actor-eu = 欧洲联盟
actor-euratom = 欧洲原子能共同体
actor-iaea = 国际原子能机构
actor-un = 联合国
actor-interpol = 国际刑事警察组织

## Search, comparing, about, help

search-lead = 请以六种语言中任一种输入名称、代码或若干词语；容许笔误。也可查询集合：States party to cppnm but not parties to cppnm-amendment。
search-nothing = 未找到“{ $q }”。请减少词语，或前往菜单中的页面。
search-first = 此处为前{ $count }项；其余见本页JSON。
search-as-set = 作为集合：
compare = 比较两国
compare-with = 与另一国比较
compare-first = 甲国
compare-second = 乙国
compare-button = 比较
differs = 不同
about-lead = 此为各国在某一制度中所作所为的记录。所示内容均由文书文本和各国行为计算得出，适用于任何日期；无一系手工填写。
about-use = 使用
about-licence = 任何人均可为任何目的使用本记录，无须征得许可（CC0 1.0）。所引来源归其出版者所有。
about-cite = 引用页面时，请注明含日期的网址及日志的根（现为{ $root }…）：任何人均可据此查验有无变动。
about-robots = 欢迎程序访问：每一页均可获取和保存；若无更新，会如实答复。
about-machines = 供程序使用
about-forms = 每一页在同一网址加.json或.csv即为JSON或CSV。
export-package = 全部记录（表格包）
export-database = 全部记录（数据库）
about-names = 名称与边界
about-disclaimer = 所示名称和边界不意味着官方认可或接受，也不表示对任何国家、领土、城市或地区或其当局法律地位的任何意见。
about-languages = 六种语言地位平等。国名采用联合国名称，否则采用Unicode CLDR名称；文书标题采用正式文本。
help-reading = 如何阅读
help-time = 在每个标题下可选择所示日期，以及依据记录在何日所知。整个网站停留在该日，直至返回今天；其间页面边缘有颜色。
help-doubt = 若记录中没有确切日期而只有区间，则以≈标明；取决于此的数目为范围，如98–101。
help-sets = 每个数字都可点开查看其所计对象。所计者为以文字写成的集合，可修改后重新查询。
help-terms = 术语

## Kinds of things that are found, terms and their meaning

kind-state = 国家和组织
kind-instrument = 文书
kind-forum = 论坛
kind-session = 会议
kind-commitment = 承诺
kind-source = 来源
head-differs = 差异
term-depositary = 保存人
term-signatory = 签署方
term-ratification = 批准、接受、核准
term-accession = 加入
term-deposit = 交存
term-entry-into-force = 生效
term-party = 缔约方
term-reservation = 保留
term-denunciation = 退约
term-succession = 继承
term-political-commitment = 政治承诺
term-session = 会议（届会）
term-credentials = 全权证书
term-silence = 默许程序
term-checkpoint = 检查点与根
term-witness = 见证人
meaning-depositary = 保管条约正本并接收各国文书者（《维也纳条约法公约》第77条）。
meaning-signatory = 已签署但尚未表示受约束的国家。
meaning-ratification = 签署国据以表示受约束的行为（《维也纳条约法公约》第2条和第14条）。
meaning-accession = 未签署国据以成为缔约方的行为（《维也纳条约法公约》第15条）。
meaning-deposit = 将同意文书交予保存人；以该日为准（《维也纳条约法公约》第16条）。
meaning-entry-into-force = 条约依其规定开始约束已同意者之日（《维也纳条约法公约》第24条）。
meaning-party = 已同意受约束且条约对其有效的国家（《维也纳条约法公约》第2条）。
meaning-reservation = 在条约允许时，排除或更改某规定对一国效果的声明（《维也纳条约法公约》第19至23条）。
meaning-denunciation = 缔约方据以退出条约的通知；依条约规定生效。
meaning-succession = 一国在条约中取代另一国的地位。
meaning-political-commitment = 无法律约束力的承诺，如公报或情况通报。
meaning-session = 论坛的一次会议，自首日至末日。
meaning-credentials = 证明何人可在会上代表一国发言和表决的文件。
meaning-silence = 若在某日前无人反对，案文即获通过。
meaning-checkpoint = 经签名的日志大小及其整体哈希：任何条目变动都会改变哈希。
meaning-witness = 他方的程序，见证日志只增不改并为此签名。

## Map and pictures

map = 地图
map-of = { $instrument }，{ $day }
map-outlines = 等积地图
map-tiles = 每国一格
map-link = 在地图上
picture-as = 此图另存为

## The desk

desk-signed-in = 已登录：代表{ $who }，身份：{ $role }，{ $officer }
desk-sign-out = 退出
desk-as = 我代表
desk-sign-in = 用通行密钥登录
desk-failed = 未能登录。
desk-no-passkey = 此处未为其登记有效的通行密钥。
desk-waiting = 待我处理
desk-waiting-one = 等待第二签名
desk-nothing-waits = 无待办事项。
desk-waits-for-other = 等待另一名官员
desk-waits-for-me = 等待我签名
desk-promised = 我方承诺，可就此报告
desk-drafts = 此浏览器中的草稿
desk-draft = 草稿
desk-forms = 记录何事
desk-forms-lead = 任何人均可填写表单并查看其影响。只有以通行密钥登录者才能签署。
optional = （如有）
desk-show-changes = 显示其影响
desk-saved = 已作为草稿保存在此浏览器中。
desk-refused = 将被拒绝
desk-changes = 其影响
desk-changes-nothing = 将予记录，计算结果无变化。
desk-have-needed = 所需{ $needed }，至此已有{ $have }。
desk-enters = 于{ $day }生效，涉及{ $count }个国家和组织。
desk-enters-not = 不再生效。
desk-bound-from = 自{ $day }起受约束
desk-bound-no-more = 不再受约束
desk-parties = { $day }缔约方：{ $before } → { $after }
desk-signatories = 仅签署：{ $before } → { $after }
desk-becomes-due = 新的应办事项
desk-due-no-more = 不再应办的事项
desk-gone = 消失
desk-pages-change = 将变动并通知订阅者的页面和订阅源
desk-sign-in-first = 请在上方登录后签署。
desk-may-not = 您所代表者无权作此声明。
desk-needs-two = 需要第二名官员：您签名后等待其签名。
desk-now-waits = 已签署；等待第二名官员。
desk-later = 连接不佳；已签署的内容已保存并将重发。
desk-sign = 用通行密钥签署
desk-withdraw = 撤回

## Forms

form-deposit = 有关文书的行为
form-reservation = 保留、声明或反对
form-rectification = 更正
form-pledge = 承诺
form-report = 承诺情况报告
form-assessment = 承诺评估
form-request = 请求召开会议
form-session = 召集会议
form-attendance = 出席会议
form-credentials = 全权证书
form-agenda = 议程项目
form-decision = 提交会议的决定
form-vote = 表决
field-actor = 谁
field-act = 所作行为
field-instrument = 文书
field-date = 日期
field-effective = 生效日期
field-source = 公布于何处
field-note = 备注
field-detail = 内容
field-target = 关于何事
field-topic = 主题
field-until = 截止日期
field-id = 简称
field-whom = 涉及何方
field-value = 级别、等级或表决
field-from = 开始日期
field-place = 地点
hint-id = 小写字母、数字和连字符，如fin-2026-1；不得重复。
hint-target = 所涉事项的代码，见其页面。
hint-source = 输入标题并选择；或填写网页地址（https://…）。
head-signed-first = 签署人
column-topic = 主题
column-place = 地点

## Depositary notifications

notification = 保存人通知
notification-draft = 依据记录以此语言拟就的草稿；六种语言见上方。
notification-who = { $depositary }以保存人身份通报如下：
notification-act = { $day }，{ $name }：{ $act }。文书：{ $instrument }。
notification-bound = 自{ $day }起对{ $name }生效。
notification-enters = 此行为使{ $article }的条件得到满足：{ $instrument }于{ $day }生效。
