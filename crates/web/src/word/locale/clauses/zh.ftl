# 定义中各条款的含义。

## Clauses of an instrument

clause-enters-into-force = { $when }生效
clause-later-parties = 对其后的缔约方：{ $when }
clause-later-after-entry = 对生效后的缔约方：{ $when }
clause-on-subscription = 自参加之时生效
clause-binds = 对{ $set }有约束力，除非其提出反对
clause-denunciation = 退约{ $when }生效
clause-no-denunciation = 不得退约
clause-denounced-with = 退出{ $id }即同时退出本文书
clause-succession-independence = 继承自独立之日起生效
clause-succession-notification = 继承自通知之时生效
clause-provisional = 经声明可临时适用
clause-reservations = 允许保留
clause-no-reservations = 不允许保留
clause-reservations-to = 允许保留：{ $articles }
clause-consent-by = 以下列方式表示同意：{ $kinds }
clause-binds-all = 对{ $set }有约束力
clause-binds-reserve = 对{ $set }有约束力，除非其提出保留
clause-binds-either = 对{ $set }有约束力，除非其提出反对或保留
clause-before-entry = { $binds }（在生效之前）
clause-denunciation-on = 在{ $by }或之前通知的退约于{ $on }生效
clause-denunciation-period = 退约于一个期间届满时生效
clause-denunciation-period-notice = 退约如在期间届满前{ $period }通知，则于该期间届满时生效
clause-denunciation-not-before = 退约不得早于{ $when }
clause-succession-after = 继承{ $when }生效
clause-provisional-default = { $set }自下列时间起临时适用：{ $from }
clause-provisional-until = { $clause }，至：{ $until }
clause-provisional-unless = { $clause }，除非其提出反对
clause-provisional-ends = 临时适用{ $when }终止
clause-reservations-unless = 允许保留，除非{ $share }的{ $set }在{ $period }内提出反对
clause-lasts = 有效期{ $period }
clause-lasts-then = 有效期{ $first }，其后每次延长{ $then }
clause-from = 自{ $from }起
clause-until = 至{ $until }前
clause-from-until = 自{ $from }起至{ $until }前
clause-entry = 生效
clause-own-entry = 对该国生效
clause-acceptance-at-end = 期限（{ $end }）届满时接受（除非{ $objections }）
clause-share-of-number = 相当于{ $set }数目{ $share }的各方
clause-more-than = 超过{ $share }
clause-amount = { $attribute }达{ $amount }
clause-amount-of = { $set }的{ $attribute }达{ $amount }
clause-ends-below = 缔约方少于{ $n }个时终止
clause-in-force-while = 仅在缔约方不少于{ $n }个时有效

## When

clause-on = { $event }之日
clause-after = { $event }后{ $period }
clause-nested = “{ $event }”
clause-first-of-month = { $event }之后第{ $n }个月的第一天
clause-first-of-month-of = { $event }所在月份之后第{ $n }个月的第一天
clause-days = { $n }天
clause-months = { $n }个月
clause-years = { $n }年
clause-every-days = 每{ $n ->
        [1] 天
       *[other] { $n }天
    }
clause-every-months = 每{ $n ->
        [1] 月
       *[other] { $n }个月
    }
clause-every-years = 每{ $n ->
        [1] 年
       *[other] { $n }年
    }
clause-on-date-if = { $day }（若{ $condition }），否则再过{ $period }
clause-not-before = { $when }，但不早于{ $floor }，

## Events

clause-day = { $day }
clause-own-deposit = 交存自己的文书
clause-notification = 通知
clause-opening = 开放签署
clause-adoption = 通过
clause-entry-of = { $instrument }生效
clause-last-session = 上届会议
clause-deposits = 交存{ $n }份文书
clause-objections = 提出{ $n }项反对
clause-subscriptions = { $n } 份加入
clause-by = 由{ $set }{ $what }
clause-of-which = 其中{ $n }份由{ $set }交存
clause-deposits-by = { $whom }交存文书
clause-objections-by = { $whom }提出反对
clause-share-of = { $share }的{ $set }
clause-all-of = 所有{ $set }
clause-and-others = { $set }及另外{ $n }方
clause-carrying = 占{ $attribute }的{ $share }
clause-carrying-of = 占{ $set }的{ $attribute }的{ $share }
clause-deposits-carrying = 交存文书者{ $carrying }
clause-objections-carrying = 反对者{ $carrying }
clause-and = { $a }，并且{ $b }
clause-narrowed = { $a }，{ $b }
clause-or = { $a }，或{ $b }
clause-acceptance-unless = { $day }接受（除非{ $objections }）
fraction-a-majority = 过半数
fraction-half = 半数
fraction-one-third = 三分之一
fraction-two-thirds = 三分之二
fraction-one-quarter = 四分之一
fraction-three-quarters = 四分之三
fraction-four-fifths = 五分之四

## Sets

set-states = 国家
set-organisations = 组织
set-actors = 国家和组织
set-states-with = 有{ $attribute }的国家
set-actors-with = 有{ $attribute }的国家和组织
set-states-party = { $id }缔约国
set-parties = { $id }缔约方
set-contracting = { $id }缔约各方
set-signatories = { $id }签署方
set-subscribers = { $id }参加方
set-members = { $id }成员
set-list = 名单{ $id }所列各方
set-participants = { $id }与会方
set-participants-at = 以{ $level ->
        [head] 国家元首或政府首脑级别
        [minister] 部长或以上级别
       *[other] 其他或以上级别
    }出席{ $id }的各方
set-holding = 拥有{ $how ->
        [least] 至少
        [more] 多于
       *[less] 少于
    }{ $amount } { $of }的{ $who ->
        [states] 国家
       *[actors] 行为体
    }
set-sum = { $a }和{ $b }
set-reported = 已根据{ $id }提交报告者
set-reported-within = 在{ $period }内已根据{ $id }提交报告者
set-requested = 已根据{ $id }请求援助者
set-hosts = { $service }工作组的接待方
set-hosts-within = 在{ $period }内{ $service }工作组的接待方
set-these = {"{"}{ $names }{"}"}
set-depositors = { $id }文书交存方
set-depositors-among = { $set }中的{ $id }文书交存方
set-signers = 曾签署{ $id }的各方
set-as-on = 截至“{ $event }”的{ $set }
set-and = 同时属于{ $b }的{ $a }
set-or = { $a }或{ $b }
set-but-not = { $a }（{ $b }除外）

## What measures work out, and their aims

figure-share = { $whole }中属于{ $part }的比例
figure-number = { $set }的数目
figure-sum = { $set }的{ $quantity }总和
figure-held-by = { $set }的{ $quantity }中由{ $by }持有的比例
figure-portion = { $set }的{ $whole }中属于{ $part }的比例
figure-portion-outside = { $set }的{ $whole }中不属于{ $part }的比例
figure-reports = 根据{ $id }到期的报告中已提交者
figure-commitments = { $id }之下状态为“{ $fate }”的承诺
figure-sessions = { $id }到期的会议中已举行者
figure-missions = 对{ $set }的“{ $service }”工作组访问
figure-missions-within = 在{ $period }内对{ $set }的“{ $service }”工作组访问
figure-areas = 有效文书所涵盖的领域
figure-areas-binding = 有约束力的有效文书所涵盖的领域
figure-fewest = { $set }中满足下列条件的最少数目：{ $conditions }
figure-condition = { $set }（称为“{ $name }”）
fate-delivered = 兑现
fate-delivered-record = 兑现（据记录本身）
fate-delivered-themselves = 兑现（据其自述）
fate-delivered-peers = 兑现（据同行所述）
fate-delivered-independently = 兑现（据独立评估）
aim-all = 全部
aim-none = 无
aim-at-least = 至少{ $share }
aim-at-most = 至多{ $amount }
aim-more = 更多
aim-less = 更少
aim-by = { $aim }（不迟于{ $day }）

## Clauses of a forum

clause-meets = { $when }举行会议
clause-meets-again = { $when }再次举行会议
clause-between = 届会之间{ $every }：“{ $title }”
clause-decides = { $how }作出决定
clause-decides-on = 就{ $subject }{ $how }作出决定
clause-quorum = 法定人数：{ $share }的成员
clause-notice = 至少提前{ $period }召集
clause-on-request = 经{ $share }的成员请求
clause-on-request-not-before = 经{ $share }的成员请求、最早于{ $floor }
decides-consensus = 以协商一致方式
decides-voting = 由出席并参加表决的成员的{ $share }
decides-present = 由出席成员的{ $share }
decides-members = 由成员的{ $share }
decides-silence = 以默许程序
decides-silence-unless = 以默许程序（除非{ $share }的成员反对）

## Steps of a reckoning

reckon-condition-met = 条件已满足
reckon-from = 自{ $event }起
reckon-last-session = 上届会议结束
reckon-after-that-of = { $day }的会议之后
reckon-add = + { $period }
reckon-first-of-month = 其后第{ $n }个月的第一天
reckon-met-by = 于{ $day }前已满足，故在该日
reckon-not-before = 但不早于（自{ $event }起算）
reckon-enters-into-force = 因此：生效

## Why a decision was adopted or not

because-consensus-nobody-present-objected = 协商一致：与会者无人反对
because-a-member-objected = 有成员反对
because-no-member-was-present = 没有成员出席
because-silence-was-not-broken = 默许程序未被打破
because-silence-was-broken = 默许程序已被打破
because-silence-is-still-open = 默许程序尚未结束
because-enough-of-those-voting-were-in-favour = 赞成的表决者足够
because-enough-were-in-favour = 赞成者足够
because-not-enough-were-in-favour = 赞成者不足
because-adopted-without-a-vote = 未经表决通过
because-adopted-without-a-vote-by-those-present = 由与会者未经表决通过
because-no-quorum = 不足法定人数
because-it-depends-on-dates-that-are-not-known = 取决于未知的日期
