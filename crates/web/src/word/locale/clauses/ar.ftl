# ما تقوله أحكام التعريف. ترد الأحداث والمجموعات والنسب في حالة الجر.

## Clauses of an instrument

clause-enters-into-force = يبدأ نفاذه { $when }
clause-later-parties = للأطراف اللاحقة: { $when }
clause-later-after-entry = للأطراف بعد بدء النفاذ: { $when }
clause-on-subscription = يسري من وقت الاشتراك
clause-binds = يُلزم { $set } ما لم تعترض
clause-denunciation = يسري الانسحاب { $when }
clause-no-denunciation = لا يجوز الانسحاب
clause-denounced-with = الانسحاب من { $id } انسحاب من هذا الصك أيضًا
clause-succession-independence = تسري الخلافة من وقت الاستقلال
clause-succession-notification = تسري الخلافة من وقت الإخطار
clause-provisional = تطبيق مؤقت بموجب إعلان
clause-reservations = التحفظات جائزة
clause-no-reservations = التحفظات غير جائزة
clause-reservations-to = التحفظات جائزة: { $articles }
clause-consent-by = تُبدى الموافقة بواسطة: { $kinds }
clause-binds-all = يُلزم { $set }
clause-binds-reserve = يُلزم { $set } ما لم تبد تحفظا
clause-binds-either = يُلزم { $set } ما لم تعترض أو تبد تحفظا
clause-before-entry = { $binds } قبل بدء النفاذ
clause-denunciation-on = يسري الانسحاب في { $on } إذا أُخطر به في موعد أقصاه { $by }
clause-denunciation-period = يسري الانسحاب عند انقضاء الفترة
clause-denunciation-period-notice = يسري الانسحاب عند انقضاء الفترة إذا أُخطر به قبل ذلك بمدة { $period }
clause-denunciation-not-before = لا يجوز الانسحاب قبل: { $when }
clause-succession-after = تسري الخلافة { $when }
clause-provisional-default = تطبيق مؤقت من جانب { $set } ابتداء من: { $from }
clause-provisional-until = { $clause }، وحتى: { $until }
clause-provisional-unless = { $clause }، ما لم تعترض
clause-provisional-ends = ينتهي التطبيق المؤقت { $when }
clause-reservations-unless = التحفظات جائزة ما لم يعترض { $share } { $set } في غضون { $period }
clause-lasts = مدة السريان: { $period }
clause-lasts-then = مدة السريان: { $first }، ثم يجدد ضمنا لمدة { $then } في كل مرة
clause-from = ابتداء من { $from }
clause-until = حتى ما قبل { $until }
clause-from-until = من { $from } حتى ما قبل { $until }
clause-entry = بدء النفاذ
clause-own-entry = بدء النفاذ بالنسبة إلى الدولة نفسها
clause-acceptance-at-end = القبول عند انقضاء المهلة ({ $end }) ما لم ترد { $objections }
clause-share-of-number = عدد يعادل { $share } عدد { $set }
clause-more-than = أكثر من { $share }
clause-amount = تمثل من { $attribute } مقدار { $amount }
clause-amount-of = تمثل من { $attribute } لدى { $set } مقدار { $amount }
clause-ends-below = ينتهي عندما يقل عدد الأطراف عن { $n }
clause-in-force-while = نافذ فقط ما دام عدد الأطراف لا يقل عن { $n }

## When

clause-on = من { $event }
clause-after = بعد { $period } من { $event }
clause-nested = تاريخ «{ $event }»
clause-first-of-month = في اليوم الأول من الشهر { $n ->
        [1] الأول
       *[other] رقم { $n }
    } بعد { $event }
clause-first-of-month-of = في اليوم الأول من الشهر { $n ->
        [1] الأول
       *[other] رقم { $n }
    } بعد شهر { $event }
clause-days = { $n ->
        [one] يوم واحد
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يوماً
       *[other] { $n } يوم
    }
clause-months = { $n ->
        [one] شهر واحد
        [two] شهرين
        [few] { $n } أشهر
        [many] { $n } شهراً
       *[other] { $n } شهر
    }
clause-years = { $n ->
        [one] سنة واحدة
        [two] سنتين
        [few] { $n } سنوات
       *[other] { $n } سنة
    }
clause-every-days = كل { $n ->
        [one] يوم
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يوماً
       *[other] { $n } يوم
    }
clause-every-months = كل { $n ->
        [one] شهر
        [two] شهرين
        [few] { $n } أشهر
        [many] { $n } شهراً
       *[other] { $n } شهر
    }
clause-every-years = كل { $n ->
        [one] سنة
        [two] سنتين
        [few] { $n } سنوات
       *[other] { $n } سنة
    }
clause-on-date-if = في { $day } إذا تم { $condition }، وإلا فبعد { $period }
clause-not-before = { $when }، وليس أبكر من: { $floor }

## Events

clause-day = { $day }
clause-own-deposit = إيداع الصك الخاص بالطرف
clause-notification = الإخطار
clause-opening = فتح باب التوقيع
clause-adoption = الاعتماد
clause-entry-of = بدء نفاذ { $instrument }
clause-last-session = آخر دورة
clause-deposits = { $n ->
        [one] إيداع صك واحد
        [two] إيداع صكين
        [few] إيداع { $n } صكوك
        [many] إيداع { $n } صكاً
       *[other] إيداع { $n } صك
    }
clause-objections = { $n ->
        [one] اعتراض واحد
        [two] اعتراضين
        [few] { $n } اعتراضات
        [many] { $n } اعتراضاً
       *[other] { $n } اعتراض
    }
clause-subscriptions = { $n } من التأييدات
clause-by = { $what } من جانب { $set }
clause-of-which = منها { $n } من جانب { $set }
clause-deposits-by = إيداع صكوك من جانب { $whom }
clause-objections-by = اعتراضات من جانب { $whom }
clause-share-of = { $share } { $set }
clause-all-of = جميع { $set }
clause-and-others = { $set } و{ $n } غيرها
clause-carrying = تمثل من { $attribute } ما نسبته { $share }
clause-carrying-of = تمثل من { $attribute } لدى { $set } ما نسبته { $share }
clause-deposits-carrying = إيداع صكوك { $carrying }
clause-objections-carrying = اعتراضات { $carrying }
clause-and = { $a }، و{ $b }
clause-narrowed = { $a }، { $b }
clause-or = { $a }، أو { $b }
clause-acceptance-unless = القبول في { $day } ما لم ترد { $objections }
fraction-a-majority = أغلبية
fraction-half = نصف
fraction-one-third = ثلث
fraction-two-thirds = ثلثي
fraction-one-quarter = ربع
fraction-three-quarters = ثلاثة أرباع
fraction-four-fifths = أربعة أخماس

## Sets

set-states = الدول
set-organisations = المنظمات
set-actors = الدول والمنظمات
set-states-with = الدول ذات { $attribute }
set-actors-with = الدول والمنظمات ذات { $attribute }
set-states-party = الدول الأطراف في { $id }
set-parties = الأطراف في { $id }
set-contracting = الأطراف المتعاقدة في { $id }
set-signatories = الموقعين على { $id }
set-subscribers = المشتركين في { $id }
set-members = أعضاء { $id }
set-list = الجهات المدرجة في القائمة { $id }
set-participants = المشاركين في { $id }
set-participants-at = المشاركين في { $id } على مستوى { $level ->
        [head] رئيس دولة أو حكومة
        [minister] وزير فما فوق
       *[other] آخر فما فوق
    }
set-holding = { $who ->
        [states] الدول
       *[actors] الجهات
    } التي لديها { $how ->
        [least] ما لا يقل عن
        [more] أكثر من
       *[less] أقل من
    } { $amount } من { $of }
set-sum = { $a } و{ $b }
set-reported = الجهات التي قدمت تقارير بموجب { $id }
set-reported-within = الجهات التي قدمت تقارير بموجب { $id } خلال { $period }
set-requested = الجهات التي طلبت المساعدة بموجب { $id }
set-hosts = مستضيفي بعثات { $service }
set-hosts-within = مستضيفي بعثات { $service } خلال { $period }
set-these = الجهات {"{"}{ $names }{"}"}
set-depositors = مودعي صكوك { $id }
set-depositors-among = مودعي صكوك { $id } من بين { $set }
set-signers = من سبق أن وقعوا { $id }
set-as-on = { $set } في تاريخ «{ $event }»
set-and = { $a } من بين { $b }
set-or = { $a } أو { $b }
set-but-not = { $a } باستثناء { $b }

## What measures work out, and their aims

figure-share = نسبة { $part } من { $whole }
figure-number = عدد { $set }
figure-sum = مجموع { $quantity } لدى { $set }
figure-held-by = نسبة ما لدى { $by } من مجموع { $quantity } لدى { $set }
figure-portion = نسبة { $part } من { $whole } لدى { $set }
figure-portion-outside = نسبة ما عدا { $part } من { $whole } لدى { $set }
figure-reports = التقارير المستحقة بموجب { $id } التي قُدمت
figure-commitments = الالتزامات بموجب { $id } التي حالتها: { $fate }
figure-sessions = الدورات المستحقة في { $id } التي عُقدت
figure-missions = بعثات «{ $service }» إلى { $set }
figure-missions-within = بعثات «{ $service }» إلى { $set } خلال { $period }
figure-areas = المجالات المشمولة بصكوك نافذة
figure-areas-binding = المجالات المشمولة بصكوك نافذة ملزمة
figure-fewest = أقل عدد مستوفى من الشروط ({ $conditions }) لدى { $set }
figure-condition = { $set } باسم «{ $name }»
fate-delivered = منجز
fate-delivered-record = منجز كما يبيّنه السجل نفسه
fate-delivered-themselves = منجز بحسب رواية أصحابه
fate-delivered-peers = منجز بحسب رواية النظراء
fate-delivered-independently = منجز بحسب رواية مستقلة
aim-all = الكل
aim-none = لا شيء
aim-at-least = ما لا يقل عن { $share }
aim-at-most = ما لا يزيد على { $amount }
aim-more = أكثر
aim-less = أقل
aim-by = { $aim } بحلول { $day }

## Clauses of a forum

clause-meets = ينعقد { $when }
clause-meets-again = ينعقد مجدداً { $when }
clause-between = بين الدورات { $every }: «{ $title }»
clause-decides = يتخذ القرارات { $how }
clause-decides-on = يتخذ القرارات بشأن { $subject } { $how }
clause-quorum = النصاب: حضور { $share } الأعضاء
clause-notice = يُدعى إلى عقده قبل { $period } على الأقل
clause-on-request = بطلب من { $share } الأعضاء
clause-on-request-not-before = بطلب من { $share } الأعضاء، ولا يكون ذلك إلا { $floor }
decides-consensus = بتوافق الآراء
decides-voting = بأصوات { $share } الأعضاء الحاضرين والمصوتين
decides-present = بأصوات { $share } الأعضاء الحاضرين
decides-members = بأصوات { $share } الأعضاء
decides-silence = بإجراء الموافقة الصامتة
decides-silence-unless = بإجراء الموافقة الصامتة ما لم يرد اعتراض من { $share } الأعضاء

## Steps of a reckoning

reckon-condition-met = استيفاء الشرط
reckon-from = من { $event }
reckon-last-session = انتهاء آخر دورة
reckon-after-that-of = بعد اجتماع { $day }
reckon-add = + { $period }
reckon-first-of-month = اليوم الأول من الشهر { $n ->
        [1] التالي
       *[other] رقم { $n } بعد ذلك
    }
reckon-met-by = استوفي في موعد أقصاه { $day }، وبالتالي في ذلك التاريخ
reckon-not-before = ولكن ليس قبل (محسوباً من { $event })
reckon-enters-into-force = إذن: يبدأ النفاذ

## Why a decision was adopted or not

because-consensus-nobody-present-objected = توافق الآراء: لم يعترض أحد من الحاضرين
because-a-member-objected = اعترض أحد الأعضاء
because-no-member-was-present = لم يحضر أي عضو
because-silence-was-not-broken = لم يُكسر الصمت
because-silence-was-broken = كُسر الصمت
because-silence-is-still-open = ما زال يجوز كسر الصمت
because-enough-of-those-voting-were-in-favour = كان عدد كافٍ من المصوتين مؤيداً
because-enough-were-in-favour = كان عدد المؤيدين كافياً
because-not-enough-were-in-favour = لم يكن عدد المؤيدين كافياً
because-adopted-without-a-vote = اعتُمد دون تصويت
because-adopted-without-a-vote-by-those-present = اعتمده الحاضرون دون تصويت
because-no-quorum = لم يكتمل النصاب
because-it-depends-on-dates-that-are-not-known = يتوقف ذلك على تواريخ غير معروفة
