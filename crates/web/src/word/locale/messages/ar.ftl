# What the pages say. docs/languages.md has the rules; a test fails on a message that is missing in a language or not used.

## The frame of every page

skip = تخطَّ إلى المحتوى
languages = اللغات
menu = القائمة الرئيسية
todays-regime = النظام اليوم
instruments = الصكوك
states = الدول
calendar = الجدول الزمني
commitments = الالتزامات
stocktake = التقييم الإجمالي
sources = المصادر
log = السجل
the-log = السجل
desk = المكتب
about = عن هذا السجل
help = المصطلحات والمساعدة
search = البحث
search-button = ابحث
also-as = متاح أيضا بصيغة
form-page = صفحة
form-calendar = تقويم للاشتراك
form-feed = تلقيم Atom
log-through = من القيد 0 إلى القيد { $entry } في السجل، الجذر
cosigned-by = وقّعه { $count } من { $of } من الشهود
original-note = النصوص التي تحتها خط منقّط معروضة بالإنكليزية.
as-of = في تاريخ
as-known = وفق المعلوم في
go = عرض
today = اليوم
previous-act = ‹ الإجراء السابق
next-act = الإجراء التالي ›
not-today = هذا هو النظام في { $day }، لا اليوم.
not-today-known = هذا هو النظام في { $day }، وفق ما كان معلوما في السجل في { $known }، لا اليوم.
record-not-begun = حتى { $known } لم يكن قد سُجل هنا شيء. وما هو فارغ أو غير محسوم أو غائب في هذه الصفحة لم يكن معروفا آنذاك؛ ولا يعني ذلك أنه لم يكن كذلك.
uncertain = غير مؤكد
uncertain-why = يتوقف على تواريخ غير معروفة أو على أعمال قد تكون ناقصة.
date-uncertain-why = اليوم غير معروف، وهو يقع ضمن هذه الفترة.
date-unknown = تاريخ غير معروف
date-by = في موعد أقصاه { $day }
date-after = في { $day } أو بعده
date-between = { $first } – { $last }
problem-what-next = من هنا يمكنك الانتقال إلى:
problem-not-found = غير موجود
problem-bad-request = تعذّر فهم الطلب
no-such-actor = لا توجد دولة أو منظمة باسم «{ $id }».
no-such-instrument = لا يوجد صك باسم «{ $id }».
no-such-forum = لا يوجد منتدى باسم «{ $id }».
no-such-session = لا توجد دورة باسم «{ $id }».
no-such-page = لا توجد صفحة باسم «{ $name }».
not-a-day = «{ $text }» ليس يوماً؛ يُكتب اليوم هكذا: 2016-05-08.
did-you-mean = هل تقصد:
any = الكل
show = عرض
examples = أمثلة
no-date = بلا تاريخ
why = السبب
from = من
to = إلى
under = بموجب

## Today’s regime, instruments

what-binds = ما هو مُلزِم
what-is-due = ما هو مستحق
what-falls-due = ما يحلّ موعده
where-gaps = مواطن الثغرات
parties-over-time = الأطراف عبر الزمن
parties-to-over-time = الأطراف عبر الزمن: { $instrument }
subscribers-over-time = المؤيدون عبر الزمن
subscribers-to-over-time = المؤيدون عبر الزمن: { $instrument }
latest-acts = أحدث الإجراءات
commitments-count = { $count ->
        [zero] لا التزامات
        [one] التزام واحد
        [two] التزامان
        [few] { $count } التزامات
        [many] { $count } التزاما
       *[other] { $count } التزام
    }
complete-through-each = السجل كامل حتى { $days }؛ وقد تنقصه إجراءات لاحقة.
complete-through = سجله كامل حتى { $day }؛ وقد تنقصه إجراءات لاحقة.
complete-through-sessions = سجله كامل حتى { $day }؛ وقد تنقصه دورات لاحقة.
proposed = مقترح
on-subscription = يسري من وقت الاشتراك
in-force = نافذ
since = منذ { $day }
from-day = اعتبارا من { $day }
not-yet-in-force = لم يدخل بعد حيز النفاذ
not-in-force = غير نافذ
perhaps-in-force = ربما نافذ
parties-count = { $count ->
        [zero] لا أطراف
        [one] طرف واحد
        [two] طرفان
        [few] { $count } أطراف
        [many] { $count } طرفا
       *[other] { $count } طرف
    }
subscribers-count = { $count ->
        [zero] لا مؤيدين
        [one] مؤيد واحد
        [two] مؤيدان
        [few] { $count } مؤيدين
        [many] { $count } مؤيدا
       *[other] { $count } مؤيد
    }
states-count = { $count ->
        [zero] لا دول
        [one] دولة واحدة
        [two] دولتان
        [few] { $count } دول
       *[other] { $count } دولة
    }
organisations-count = { $count ->
        [zero] لا منظمات
        [one] منظمة واحدة
        [two] منظمتان
        [few] { $count } منظمات
       *[other] { $count } منظمة
    }
signed-only-count = { $count } وقّعت فقط
parties-threshold = الأطراف والعتبة
no-entry-clause = ليس في تعريفه حكم بشأن بدء النفاذ.
as-defined = كما هو معرَّف
who-since = مَن، ومنذ متى
reservations = التحفظات والإعلانات
what-was-promised = ما جرى التعهد به
decided-by = حسمه
missing = الناقص:
perhaps-missing = لا يُعرف أنهم فعلوا:
nobody-consented = لا يتضمن هذا السجل أي رضا بالالتزام حتى هذا اليوم.
nobody-subscribed = لا يتضمن هذا السجل أي اشتراك حتى هذا اليوم.
nobody-acted = لا يتضمن هذا السجل أي عمل بشأنه حتى هذا اليوم.
ended-on = انتهى في { $day }
line-bound = ملتزمة
line-subscribed = مؤيدون
line-consented = أبدت رضاها
line-needed = المطلوب

## States

states-and-organisations = الدول والمنظمات
state = دولة
organisation = منظمة
continues = تواصل شخصية
acts = الإجراءات
no-act-by-day = لا يتضمن السجل أي إجراء لها حتى هذا اليوم.
as-actor = بصفتها { $name }
member-of = عضو في { $organisations }
what-it-owes = ما على { $name }
place-bound = ملتزمة
place-subscribes = مشتركة
place-consented = أبدت رضاها
place-applies-provisionally = تطبق مؤقتا
place-signed = وقّعت
place-ended = انتهى
place-not-yet = ليس بعد
not-yet = ليس بعد
article = المادة { $number }

## Calendar, forums, sessions

who-at-level = مَن شارك وعلى أي مستوى
forums = المنتديات
sessions = الدورات
ended = انتهى
nothing-due = لا يُعرف شيء مستحق.
none-by-day = لا يتضمن هذا السجل أيا منها حتى هذا اليوم.
participation-unknown = عدد المشاركين غير معروف لأي دورة.
participation-chart = المشاركة حسب المستوى، دورة بدورة
due-request = { $forum }: يجوز طلب عقد دورة
due-session = { $forum }: دورة
members-count = { $count ->
        [zero] لا أعضاء
        [one] عضو واحد
        [two] عضوان
        [few] { $count } أعضاء
        [many] { $count } عضوا
       *[other] { $count } عضو
    }
met-last = اجتمع للمرة الأخيرة في موعد أقصاه { $day }
clauses-call-for = ما تقتضيه أحكامه
no-clause-calls = لا يقتضي أي حكم من تعريفه عقد دورة.
proposals = الاقتراحات
due-on = موعدها { $day }
not-before = ليس قبل { $day }
days-late = التأخر: { $count } { $count ->
        [one] يوم
        [two] يومان
        [few] أيام
        [many] يوما
       *[other] يوم
    }
asked-needed = الطلبات: { $have }؛ المطلوب: { $needed } من { $of } من الأعضاء.
asked-enough-published = ولا يُعرف عن غيرها إلا أنها «كافية»، كما نُشر.
asked-enough-since = كافية منذ { $day }.
by-name = بالاسم:
not-asked = قد يحق لهم الطلب ولا يُعرف أنهم طلبوا: { $count }
convened-by = دعا إلى عقدها
commitments-made-at = قُطع فيها من الالتزامات: { $count }
who-took-part = المشاركون
part-incomplete = عدد المشاركين غير معروف؛ ومن المعروف منهم:
part-levels = شارك { $total }: { $heads } على مستوى رئيس الدولة أو الحكومة، و{ $ministers } على مستوى وزير أو أعلى.
part-named = سُمّي هنا { $named }؛ أما الباقي فلا يُعرف إلا عدده.
observers = المراقبون
decisions = المقررات
officers = أعضاء المكتب
agenda = جدول الأعمال
documents = الوثائق
statements = البيانات
credentials = وثائق التفويض
published-counts = الأعداد المنشورة
put-on = طُرح في { $day }
silence-until = يجوز كسر الصمت حتى { $day }
level-head = رئيس دولة أو حكومة
level-minister = وزير
level-other = مستوى آخر
level-unknown = مستوى غير معروف

## Commitments and stock-taking

filter-of = لـ
filter-under = أُعلن في
filter-state = الحالة
filter-year = السنة
nothing-found-meaning = عبارة «مضى اليوم ولم يُعثر هنا على شيء» لا تعني سوى ذلك: ليس في هذا السجل تقرير ولا تقييم في حدود ما بُحث عنه. وما لم يُنشر قط ليس فيه، وعدم العثور لا يعني عدم التنفيذ.
one-by-one = واحدا واحدا
legend-complete = مكتملة
legend-less = قُيّمت بأقل
legend-reported = قُدم عنها تقرير
legend-nothing-found = مضى اليوم ولم يُعثر هنا على شيء
legend-not-delivered = لم تُنفَّذ بحسب تقييم
legend-nothing = بلا موعد أو لم يحن موعدها، ولا يُعرف شيء
there-is-none = لا يوجد أي منها في هذا السجل.
commitments-chart = الالتزامات بحسب سنة قطعها وما آلت إليه
not-assessed = لم يُقيَّم بهذه الصفة
what-it-corrects = ما يصوّبه
struck-out = شُطب
stocktake-of = التقييم الإجمالي: { $what }
stocktake-of-help = منتدى أو صك أو دولة، برمزها
whole-regime = النظام كله
take-stock = قيّم
in-figures = بالأرقام
delivered-meaning = المنجز هو ما يبيّن السجل اكتماله أو تصفه جهة بأنه مكتمل؛ وتُبيَّن الجهة على حدة، ولا تُدمج الروايات أبدا.
stocktake-horizon = معلوم حتى: اليوم الذي يكتمل حتى نهايته السجل لكل ما يحسبه الرقم. وبعده قد يكون هناك المزيد، فالرقم الذي ينتهي بعده هو حد أدنى. وحيث لا يوجد يوم فالسجل لا يذكره.
sessions-missed = دورات كانت مستحقة ولم تُعقد
joined-left = انضمامات وانسحابات
of-a-forum = بحسب المنتدى:

## What may come: momentum, forecasts, pathways

momentum = الزخم
pathways = السبل الممكنة
forecast-link = كم دولة ستنضم ومتى
forecast-of = توقع: { $instrument }
forecast-lead = عدد الدول المنضمة حتى { $day }، وهو آخر يوم يُعرف فيه العدد: { $joined }. ويمكن أن تنضم أيضا: { $left }.
forecast-clause = بند آخر بشأن بدء النفاذ
forecast-fan = ما قد يأتي
forecast-band = بحلول { $day }: في 9 من كل 10 احتمالات بين { $low } و{ $high } دولة؛ وفي 5 من 10 بين { $lower } و{ $upper }؛ والوسط { $middle }.
forecast-legend = الخط المتصل هو ما عُرف وقوعه؛ والشريط الفاتح يضم 90 من كل 100 احتمال، والداكن 50؛ والخط في داخله وسطها.
fan-middle = الوسط
fan-happened = ما حدث بعد ذلك
forecast-held = وقع ما حدث بعد ذلك داخل شريط 90 % في { $held } من أصل { $of } من التواريخ.
forecast-draws = عدد الاحتمالات المسحوبة: { $futures }؛ والبذرة التي تحددها: { $seed }. والسجل نفسه يعطي الاحتمالات نفسها.
forecast-every-future = كل احتمال (CSV)
forecast-standing-on = كما كان يمكن القول في:
forecast-reached = متى يُبلغ عدد من الدول
forecast-believed = إلى أي حد يمكن تصديق ذلك
forecast-how-good = جُرّبت توقعات كهذه على معاهدات استُبقيت جانبا عند اختيار النموذج: فصدقت أشرطة 90 % في 87 من كل 100 مرة، وكان خطؤها أقل بنحو الخُمس من خطأ «استمرار السنوات الخمس الأخيرة». وليس فيها سوى الكيفية التي انضمت بها الدول في الماضي، ولا شيء مما قد يفعله منتدى.
forecast-back = العودة إلى الصك
forecast-not-open = لا يمكن التوقع: لم يكن بإمكان أحد الانضمام حتى { $day }.
rates-unnamed = من أصل { $counted } أُحصيت حتى { $day } لا يسمي هذا السجل سوى { $named }. ولا يُعرف متى انضمت البقية: فلا يمكن ذكر معدل للانضمام.
foresee-not-begun = حتى اليوم المطلوب لم يكن قد سُجل شيء: فلا يمكن استشراف شيء منه.
forecast-too-far = { $day } بعيد جدا: لا يتجاوز أي توقع { $last }.
forecast-past = { $day } قد مضى: ما حدث معروف حتى { $seen }.
published-title = التوقعات المنشورة حتى الآن
published-none = لم يُنشر أي منها في هذا السجل بعد.
published-awaited = المنشور في هذا السجل عن جميع الصكوك: { $published }. ولم يحن يوم أي منها بعد.
published-scored = المنشور في هذا السجل عن جميع الصكوك: { $published }؛ والمقيَّم حتى الآن: { $scored }. صدق شريط 90 % في { $held } من { $of } مرة؛ ومتوسط درجة الفاصل المرجحة، بالدول: { $score }.
becomes-awaited = منتظر
becomes-unknown = غير معروف بعد
becomes-too-late = سُجّل متأخرا
head-becomes = ما آل إليه
head-published-on = نُشر
scores-title = مدى جودة التوقعات
scores-lead = المعاهدات التي استُبقيت جانبا عند اختيار النموذج: { $treaties }. والتوقعات بشأنها كأنها أُعدّت في أيام ماضية بما كان معروفا حينئذ، وقُيّمت: { $forecasts }.
scores-how = إلى جانب النموذج ثلاثة توقعات بسيطة. وقد استُبقيت المعاهدات وفق قاعدة كُتبت قبل النظر في أي منها، وجُرّبت كل منها مرة واحدة بعد اختيار كل شيء.
scores-ways = النموذج وما عليه أن يتفوق عليه
scores-what = يقيس CRPS الخطأ بالدول، والدرجة اللوغاريتمية المفاجأة: الأقل أفضل. والنسبي قياسا إلى «استمرار السنوات الخمس الأخيرة».
scores-resampled = والنموذج أفضل منه في { $share } من كل 100 إعادة معاينة للمعاهدات كاملة.
scores-years = بحسب السنوات المقبلة
scores-tenths = أين وقع ما حدث بين الاحتمالات
scores-tenths-what = كم توقعا وقع ما حدث في كل عُشر من احتمالاته، من الأدنى. والتساوي هو الصواب؛ والزيادة في العُشر الأعلى تعني أن موجات الانضمام قُدّرت بأقل مما كانت.
scores-forecasts = توقعات
way-a-level-that-forgets-and-drifts = مستوى ينسى وينجرف (النموذج)
way-constant-hazard-since-opening = استمرار المعدل منذ الفتح
way-the-last-five-years-go-on = استمرار السنوات الخمس الأخيرة
way-what-treaties-of-this-age-did = ما فعلته المعاهدات في هذا العمر
head-way = التوقع
head-crps = CRPS
head-relative = نسبي
head-log-score = الدرجة اللوغاريتمية
head-held-50 = صدق 50 %
head-held-90 = صدق 90 %
head-years-ahead = سنوات مقبلة
remark-complete = لم يبق من يمكنه الانضمام: لا شيء يُتوقع.
remark-proposed = هو مقترح فحسب: هذا ما ينضم لو أمكن الانضمام من هذا اليوم.
remark-no-joins = لم ينضم أحد في { $years } سنة-دولة: { $most } على الأكثر لكل دولة في السنة.
remark-unnamed = معروفون من مجموع منشور فقط دون أسماء: { $count } من المنضمين. وهم في كل احتمال دول أخرى.
remark-unscored = لم يُقيَّم أي توقع من هذا النوع لأكثر من { $years } سنوات.
whatif-title = ببند آخر
whatif-same = نافذ من { $day } كما كان.
whatif-later = نافذ من { $day }؛ متأخرا بهذا العدد من الأيام: { $days }.
whatif-earlier = نافذ من { $day }؛ مبكرا بهذا العدد من الأيام: { $days }.
whatif-from = نافذ من { $day }.
whatif-not-yet = لم يتحقق بعد. نافذ بنهاية السنة من أصل { $futures } احتمالا:
momentum-of = الزخم: { $forum }
momentum-lead = المشاركون بالاسم: { $count }. مقارنةً بسائر الدول.
momentum-lead-set = عدد من في هذه المجموعة مقارنةً بسائر الدول: { $count }.
momentum-set = من، إن لم يكونوا المشاركين
momentum-what = تُحسب حالات الانضمام لكل دولة كان لا يزال بإمكانها الانضمام وفي السنة، في السنوات الأربع السابقة للمنتدى وأثناء انعقاده وبعده. والأعداد السنوية مضللة: فالصك الذي انضم إليه الجميع تقريبا يكسب دولا قليلة مهما كان حرص الباقين. ولا يثبت أي رقم هنا أن المنتدى كان سببا.
momentum-ratios = هل تسارع المشاركون أكثر من غيرهم
momentum-picture = كم مرة تسارع المشاركون قياسا إلى غيرهم، مع فواصل 90 %
momentum-legend = فوق 1 تسارع المشاركون أكثر من غيرهم؛ وحيث يقطع الخط 1 لا تسمح البيانات بالحكم. وبالرمادي معاهدات لم يطلبها المنتدى.
momentum-controls = معاهدات لم يطلبها المنتدى
momentum-controls-why = النسبة نفسها لهذه: ما حدث على أي حال.
momentum-figures = الأرقام
momentum-few = ≈: أقل من 5 حالات انضمام أو 30 سنة-دولة، وهو قليل لا يكفي وحده.
momentum-never-met = لا يتضمن هذا السجل أي دورة حتى { $day }: فلا قبل ولا أثناء ولا بعد.
momentum-no-forum = لم يجتمع أي منتدى حتى هذا اليوم.
group-participants = المشاركون
group-others = سائر الدول
said-few = انضم عدد أقل من أن يُستنتج منه شيء ({ $who }): { $before } قبله و{ $during } أثناءه.
said-rose = ارتفع المعدل ({ $who }): { $before } قبله و{ $during } أثناءه.
said-fell = انخفض المعدل ({ $who }): { $before } قبله و{ $during } أثناءه.
said-unclear = قد يكون المعدل تغير أو لم يتغير ({ $who }): { $before } قبله و{ $during } أثناءه.
said-nobody = لم تنضم أي دولة من خارج المجموعة.
said-nobody-most = لم تنضم أي دولة من خارج المجموعة في { $years } سنة-دولة: { $most } على الأكثر لكل دولة في السنة.
said-more = تسارع المشاركون أكثر من غيرهم ({ $ratio })؛ أما أن المنتدى سبب ذلك فلا يُستدل عليه من هنا.
said-less = تسارع المشاركون أقل من غيرهم ({ $ratio }).
said-cannot-tell = لا تسمح البيانات بالقول إن المشاركين تسارعوا أكثر من غيرهم ({ $ratio }).
said-days = من { $of } من التواريخ يُعرف { $known }: ولو عُرفت كلها لكان الفاصل بعامل { $would } لا { $width }.
said-not-open-before = لم يكن الانضمام ممكنا قبل بدء المنتدى: لا شيء للمقارنة.
said-not-known-during = لا يُعرف من انضم أثناء انعقاد المنتدى: لا شيء للمقارنة.
said-nobody-in-group = إحدى المجموعتين ليس فيها من يمكنه الانضمام: لا شيء للمقارنة.
said-full = أقل من 15 % من مجموعة كان لا يزال بإمكانها الانضمام: لا يمكن تكوين نسبة.
said-saturated = من كان لا يزال بإمكانهم الانضمام بعد ذلك ({ $who }): { $left } من { $of }. فقلة الانضمام في السنة ليست إذن فقدانا للزخم.
pulse-too-few = من { $of } حالة انضمام لا يُعرف الشهر إلا في { $known }، وبعضها معروف لأنه أُعلن في دورة: لا يُستنتج شيء من مواعيدها.
pulse-figures = المشاركون المنضمون في شهر دورة أو في الأشهر الستة التالية: { $after }. وإذا أُزيحت الدورات إلى الوراء من شهر إلى { $slides } شهرا: { $slid } في المتوسط، ومثله في { $many } من { $slides } إزاحة.
pulse-hardly = قلما تصنع المصادفة نبضة كهذه.
pulse-suggestive = إيحاء لا إثبات.
pulse-cannot-tell = لا تميز البيانات بين النبضة والمصادفة.
joins-in-years = { $joins } في { $years } سنة-دولة
foreseen-of = { $n } من { $of }
period-before = قبله
period-during = أثناءه
period-after = بعده
window-6-to-1-months-before = من 6 أشهر إلى شهر قبلها
window-the-month-of-the-session = شهر الدورة
window-1-to-6-months-after = من شهر إلى 6 أشهر بعدها
window-7-to-12-months-after = من 7 أشهر إلى 12 شهرا بعدها
held-inside = ✓ داخله
held-outside = ○ خارجه
held-uncertain = ≈ غير مؤكد
order-better = أفضل
order-worse = أسوأ
order-cannot-be-told-apart = لا يمكن التمييز بينهما
obligation-binding = ملزم
obligation-political = سياسي
obligation-uniform = واحد للجميع
obligation-differentiated = لكل دولة ما تتعهد به
on-gap-adherence = الانضمام
on-gap-standards = المعايير
on-gap-military = المواد العسكرية
on-gap-accountability = المساءلة
on-gap-minimisation = خفض المواد النووية إلى الحد الأدنى
belief-happens = يتحقق
belief-takes-part = من المدعوين، من يشارك يوما
belief-pull = الجذب: كم مرة أسرع ينضم المدعوون، سبعة أشهر من الدورة
belief-adopts = يُعتمد بعد هذا العدد من السنين
belief-terms = الشروط: كم مرة أسرع من المعتاد يُنضم إليه
belief-commitments = تعهدات كل مشارك في دورة
belief-delivered = تعهدات أُنجزت في موعدها
belief-of = { $what } ({ $forum })
assumed = مفترض
pathways-title = السبل الممكنة مقارنةً
pathways-lead = الاحتمالات نفسها للجميع، وعددها { $futures }، حتى { $day }. وأيها أفضل ليس رقما واحدا أبدا.
pathways-assumed = المفترض ليس قول أحد سوى من كتب السبيل. ولم يُقيَّم قط أي توقع لأثر منتدى: قارنوا لتروا ما ينبغي أن يصح، لا لتعرفوا ما سيكون.
pathways-list = السبل
pathways-bands = وسط الاحتمالات، والعددان اللذان يقع بينهما 90 من كل 100 منها.
pathways-scatter = الشمول والطموح
scatter-title = أفقيا: { $across }؛ عموديا: { $up }
scatter-more = انضمامات أكثر في النهاية مما لو لم يُفعل شيء
scatter-legend = كل نقطة هي المتوسط؛ وخطوطها تضم 90 من كل 100 احتمال. والسبيل الذي قلما يتحقق متوسطه قريب من لا شيء.
dimension-took-part = دول تشارك يوما ما
dimension-joins = الانضمامات إلى جميع الصكوك
dimension-delivered = تعهدات أُنجزت
pathways-multiples = الأطراف والمنضمون بحسب السنة
pathways-multiples-legend = الأشرطة تضم 90 و50 من كل 100 احتمال؛ والخط المتقطع هو الوسط إن لم يُفعل شيء.
multiple-title = { $pathway }: { $instrument }، { $band } في النهاية
pathways-gains = كم ينضم زيادةً على ما لو لم يُفعل شيء
pathways-gains-why = متوسطات. يعمل الجذب سبعة أشهر ثم يزول، إذ لا يبيّن السجل ما هو أطول: فالاجتماعات تغيّر أساسا متى تنضم الدول، وقلما تغيّر العدد في النهاية.
pathways-obligations = الالتزامات في النهاية
obligations-why = الالتزام الملزم يَعُدّ الأطراف في الصك الحامل له حيث يتحقق السبيل؛ والسياسي يَعُدّ المشاركين.
pathways-pairs = أيها أفضل في الاحتمالات نفسها
pathways-front = ليس منها ما هو أفضل من كل وجه، في المتوسط، من: { $which }.
pathways-every-pair = كل اثنين منها: حصة الاحتمالات التي يكون فيها الأول أفضل
pathways-turns = حيث ينقلب الترتيب
turns = { $dimension }: «{ $ahead }» يتقدم على «{ $behind }» إلا إذا كان هذا الاعتقاد في «{ $pathway }» { $value }: { $belief }
turns-none = لا يقلب أي اعتقاد، ضمن حدوده، ترتيب سبيلين يمكن التمييز بينهما.
pathways-hangs = ما يتوقف أكثر على اعتقاد واحد
pathways-none = لا يمكن إجراء مقارنة لهذا اليوم:
pathways-no-files = ليس في هذا السجل سبل. والسبيل ملف في مجلد «pathways».
no-such-pathway = لا يوجد سبيل «{ $id }».
pathway-proposed-in = مقترح في:
pathway-meets = من يجتمع وما يأتي به
pathway-sessions = الدورات: { $sessions }؛ أيام كل منها: { $days }
pathway-invites = الدول المدعوة: { $count }.
pathway-brings = من يشارك يوما: { $part }؛ التعهدات المقطوعة: { $made }، والمنجزة: { $delivered }؛ أيام الاجتماعات: { $days }.
pathway-believed = ما يُعتقد وعلى قول من
pathway-believed-what = تقع كل قيمة بين حديها 9 مرات من 10، وتُسحب من جديد في كل احتمال.
pathway-compare = مقارنة جميع السبل
head-after-1 = بعد سنة
head-after-5 = بعد 5
head-after-10 = بعد 10
head-in-the-end = في النهاية
head-around-sessions = حول الدورات
head-assumed = مفترض
head-at-lower = عند الحد الأدنى
head-at-upper = عند الحد الأعلى
head-at-risk = كان يمكنهم الانضمام
head-belief = اعتقاد
head-below-5 = 5 %
head-below-25 = 25 %
head-middle = الوسط
head-below-75 = 75 %
head-below-95 = 95 %
head-last-five-years = لو استمرت السنوات الخمس الأخيرة
head-happened-since = ما حدث
head-held = في شريط 90 %
head-between = بين
head-delivered = أُنجز
head-dimension = في ماذا
head-on-gap = الثغرة
head-group = المجموعة
head-invites = يدعو
head-join-all = ينضمون إلى الكل
head-joins = الانضمامات
head-meeting-days = أيام الاجتماعات
head-obligation = الالتزام
head-on-whose-word = على قول
head-other-pathway = الآخر
head-others = الآخرون
head-participants = المشاركون
head-pathway = السبيل
head-period = الفترة
head-rate = المعدل [90 %]
head-ratio = النسبة [90 %]
head-state-years = سنوات-دول
head-take-part = يشاركون يوما
head-through = حتى
head-treaty = المعاهدة
head-urges = يحث على الانضمام
head-where-written = أين كُتب

## The log, keys, papers, proofs, sets, sources

acts-as-recorded = الإجراءات كما سُجلت
acts-lead = الإجراءات: { $count }، أحدثها أولا.
acts-signed = ✓ وقّعته الجهة المعنية بمفتاحها؛ أما غيره فسُجّل نيابة عنها.
signed-own-key = موقّع بمفتاحها
disagreements-lead = ما يأخذ به السجل معلَّم، وسببه إلى جانبه. ويُرجى ممن يجد المزيد أن يبلّغ به مع المصدر.
where-sources-disagree = حيث تختلف المصادر
no-disagreement = لا خلاف مسجل.
taken = مأخوذ به
entry-number = القيد { $entry }
recorded-on = سُجل في { $day }
signed = التوقيع
not-signed = غير موقّع: تسجيل الوديع لما نُشر في المصدر.
signed-by = وقّعه { $who }
countersigned-by = صادق عليه بالتوقيع { $who }
passkey = مفتاح مرور
had-seen = كان الموقّع قد اطلع على السجل وفيه { $count } من القيود.
proof = الإثبات
proof-of-entry = إثبات هذا القيد
check-in-browser = تحقق منه في هذا المتصفح
keys = المفاتيح
keys-lead = كل من يتكلم هنا يوقّع بمفتاح نافذ عند موضع القيد. ويضمن المفاتيحَ موظفان لدى الوديع بناء على مذكرة شفوية.
keys-none-yet = لا يجوز لأحد بعد الكتابة هنا عبر الشبكة: إذ لم يسجل أول موظفَين لدى الوديع مفتاحيهما. وما يُسجل حتى ذلك الحين يُذكر أن الوديع سجّله.
key-in-force = نافذ
make-or-sign = أنشئ مفتاح مرور أو وقّع به
rules-of-record = قواعد هذا السجل:
log-lead = كل صفحة مستمدة من سجل فيه { $count } من القيود. ولا يمكن تغيير شيء فيه أو إزالته دون أن تتغير بصمة جذره، والجذر موقّع.
log-root = الجذر
verifier-key = مفتاح التحقق
checkpoint = نقطة التحقق
witnesses = الشهود
witnesses-lead = شهد كل منهم أن هذا السجل ينمو ولا يتغير، ويقرّ بذلك بمفتاحه.
quorum-met = النصاب «{ $quorum }» مكتمل.
quorum-not-met = النصاب «{ $quorum }» غير مكتمل بعد.
keys-link = المفاتيح: مَن يتكلم باسم مَن، ومَن يحق له ماذا
sealed-papers = الوثائق المختومة
check-a-proof = التحقق من إثبات
check-it = تحقق بنفسك
single-entry = القيد الواحد، كالأول، يثبت نفسه دون هذا الخادم:
verify-what = يجلب الأمرُ القيودَ الخام، ويعيد حساب كل بصمة، ويتحقق من التوقيع، ويعيد حساب النظام من القيود ويقارنه بهذه الصفحات. ويمكن لأي عميل لهذا المعيار أن يقرأ السجل أيضا:
papers-lead = لا يحتوي السجل من الوثيقة المختومة إلا على بصمة مملّحة. وهي محفوظة هنا مشفرة لمن هي لهم. وعند فتحها يستطيع أي أحد أن يتحقق من أنها هي التي خُتمت.
no-paper = لم تُختم أي وثيقة بعد.
a-paper = وثيقة
sealed = مختومة
opened-by-entry = فُتحت بالقيد { $entry }
paper-for = إلى { $who }
encrypted-file = ملف مشفر
document-kept = محفوظة هنا ({ $kind }، { $size } كيلوبايت)
document-not-kept = الوثيقة غير محفوظة هنا
documents-zip = الوثائق في ملف ZIP واحد
documents-kept = { $kept } من { $cited } محفوظة هنا
levels = المستويات
check-lead = هذا المتصفح يتحقق بنفسه. فلا يؤخذ بقول هذا الخادم ولا بقولنا، بل بالمفتاح الذي تلصقه هنا وتسلّمته ممن تثق به وحده. والبرنامج قصير يمكن قراءته؛ ودون متصفح:
check-key = مفتاح التحقق من السجل
check-entry = رقم القيد
check-file = أو ملف إثباته
check = تحقق
check-not-proved = لم يثبت.
step-proof = هذا إثبات (c2sp.org/tlog-proof@v1)
step-entry = يتضمن القيد نفسه
step-key = المفتاح مفتاح سجل من نوع Ed25519
step-number = رقم المفتاح صحيح
step-log = نقطة التحقق تخص السجل { $log }
step-leads = القيد { $entry } يفضي إلى جذر { $size } من القيود
step-root = ذلك الجذر موقّع بالمفتاح
step-signed = وقّع { $key } ما يقوله القيد باسم { $by }
step-unsigned = لم توقّعه الجهة المعنية: سجّله { $by } في { $day }
sign-with-passkey = التوقيع بمفتاح مرور
make-passkey = إنشاء مفتاح مرور
make-passkey-lead = يبقى في جهازك. وما يظهر هنا يُدرج في مذكرة شفوية إلى الوديع، ويسجله اثنان من موظفيه.
passkey-for = لمَن
passkey-not-made = لم يُنشأ أي مفتاح.
begin = إنشاء وديع
begun = يحمل موظفان مفاتيح بالفعل.
begin-lead = في البداية لا يحمل أحد مفتاحًا هنا. بالرمز الذي أظهره الخادم عند بدء تشغيله يسجل أول موظفَين للوديع مفتاح مرور لكل منهما، الواحد بعد الآخر في هذه الصفحة. ويضمن الأول الثاني ويوقع مرة أخرى. ومن ذلك الحين لا يُسجَّل شيء بلا توقيع.
begin-code = الرمز الذي أظهره الخادم
begin-note = المذكرة أو القرار الذي يستند إليه ذلك، برقمه وتاريخه
begin-officer = منصب هذا الموظف، لا اسمه
begin-register = إنشاء مفتاح مرور وتسجيله
begin-first = سُجِّل الموظف الأول. والآن الثاني.
begin-second = يحمل موظفان مفاتيح: السجل في عهدتهما.
passkey-recipient = للأوراق المختومة: مستلِم age إن كان لديك
passkey-address = تُنشئ المتصفحات مفاتيح المرور لاسمٍ لا لرقم. على هذا الجهاز افتح
say-something = الإدلاء بشيء
say-lead = إجراء بصيغة JSON كما أدناه؛ ويوقّع مفتاح مرورك بصمته. وفي المكتب نماذج جاهزة.
say-by = باسم مَن
say-words = ماذا
say-recorded = سُجل كقيد رقم { $entry } في { $day }.
say-failed = لم يُسجل.
sign-and-record = وقّع وسجّل
needs-javascript = تعمل هذه الصفحة بجافاسكربت؛ ودونها تقوم هذه الأوامر بالمثل:
set-label = مجموعة من الدول والمنظمات
set-count = { $count } في { $day }

## Parts of long lists

parts = أجزاء هذه القائمة
sort-by = رتّب بحسب هذا
sort-list-by = ترتيب القائمة بحسب
part-of = { $first }–{ $last } من { $total }
part-previous = ‹ السابق
part-next = التالي ›

## Heads of tables

head-about = بشأن
head-as = الصفة
head-bound-from = ملتزمة منذ
head-subscriber-from = مؤيد منذ
head-by = القائل
head-by-itself = ذاتيا
head-by-peers = من النظراء
head-circulated = عُمم
head-clause = الحكم
head-cosigned = وُقّع
head-date = التاريخ
head-day = اليوم
head-deposited = الإيداع
head-due = الموعد
head-took-place = تاريخ الإجراء
head-element = العنصر
head-entry = القيد
head-forum = المنتدى
head-happened = ما حدث
head-have = المتحقق
head-heads = الرؤساء
head-holder = صاحب المفتاح
head-id = الرمز
head-independently = من جهة مستقلة
head-instrument = الصك
head-kept-by = بعهدة
head-key = المفتاح
head-last-session = آخر دورة
head-level = المستوى
head-made = قُطع
head-measure = المقياس
head-asked-for-by = طلبه
head-step-taken = من خطا خطوة
head-definition = التعريف
head-figure = الرقم
head-cause = سبب التغيّر
head-counts = الاحتساب
head-came = الورود
head-assumption = الافتراض
head-as-it-is = الوضع القائم
head-if-so = في تلك الحالة
head-lacks = ما ينقصه
head-holds = ما لديه
head-pledges = التعهدات
head-reports-requests = التقارير والطلبات والعروض
head-condition = الشرط
head-lack-it = عدد من ينقصهم
head-members = الأعضاء
head-ministers-or-above = وزراء أو أعلى
head-missing = الناقص
head-name = الاسم
head-needed = المطلوب
head-next = التالية
head-objections = الاعتراضات
head-parties = الأطراف
head-venue = مكان الانعقاد
head-publisher = الناشر
head-read = تاريخ الاطلاع
head-recorded = التسجيل
head-remark = ملاحظة
head-reported-or-assessed = تقرير أو تقييم
head-requirement = الشرط
head-said-complete = قيل إنه مكتمل
head-says = يقول
head-session = الدورة
head-share = النسبة
head-signed-only = توقيع فقط
head-since-entry = منذ القيد
head-source = المصدر
head-standing = الصفة
head-state = الحالة
head-states = الدول
head-status = الحالة
head-the-period-before = الفترة السابقة
head-known-through = معلوم حتى
head-the-day-before = اليوم السابق
head-the-last-day = اليوم الأخير
head-this-period = هذه الفترة
head-took-part = المشاركون
head-until = حتى
head-what = ماذا
head-who = مَن
head-why = السبب
head-withdrawn = السحب
head-witness = الشاهد
head-words = النص

## Acts, by the terms that depositaries use

act-signature = توقيع
act-succession-to-signature = خلافة في التوقيع
act-ratification = تصديق
act-acceptance = قبول
act-approval = موافقة
act-accession = انضمام
act-succession = خلافة
act-formal-confirmation = إقرار رسمي
act-definitive-signature = توقيع نهائي
act-subscription = اشتراك
act-deposit = إيداع
act-reservation = تحفظ
act-declaration = إعلان
act-objection = اعتراض
act-withdrawal-of-reservation = سحب تحفظ
act-withdrawal-of-objection = سحب اعتراض
act-denunciation = انسحاب
act-withdrawal-of-denunciation = سحب إشعار الانسحاب
act-provisional-application = تطبيق مؤقت
act-termination-of-provisional-application = إنهاء التطبيق المؤقت
act-territorial-application = تطبيق إقليمي
act-territorial-exclusion = استبعاد إقليمي
act-rectification = تصويب
act-convening = دعوة إلى الانعقاد
act-cancellation = إلغاء
act-invitation = دعوة
act-attendance = حضور
act-observation = مراقبة
act-credentials = وثائق التفويض
act-withdrawal-of-credentials = سحب وثائق التفويض
act-election = انتخاب
act-agenda-item = بند جدول الأعمال
act-document = وثيقة
act-statement = بيان
act-decision = مقرر
act-vote = تصويت
act-request = طلب
act-withdrawal-of-request = سحب طلب
act-proposal = اقتراح
act-circulation = تعميم
act-pledge = تعهد
act-withdrawal-of-pledge = سحب تعهد
act-report = تقرير
act-evidence = دليل
act-assistance-request = طلب مساعدة
act-assistance-offer = عرض مساعدة
act-lesson = درس مستفاد
act-self-assessment = تقييم ذاتي
act-peer-assessment = تقييم النظراء
act-independent-assessment = تقييم مستقل
act-mission = بعثة
act-recommendation = توصية
act-published-count = عدد منشور
act-forecast = توقع

## States of things

state-pending = قيد الانتظار
state-due-soon = يحين قريبا
state-overdue = متأخر
state-day-passed-nothing-found-here = مضى اليوم ولم يُعثر هنا على شيء
state-day-passed-not-known-to-have-been-held = مضى اليوم ولا يُعرف هل انعقدت
state-not-delivered-by-an-assessment = لم يُنفَّذ بحسب تقييم
state-reported = قُدم تقرير
state-assessed = مُقيَّم
state-came-about = تحقَّق
state-withdrawn = مسحوب
state-under-way = جارية
state-held = عُقدت
state-convened = دُعي إليها
state-cancelled = أُلغيت
state-due = مستحق
state-requested-to-be-convened = مطلوبة، يُنتظر الدعوة إليها
state-may-be-requested = يجوز طلبها
state-not-yet-possible = غير ممكنة بعد
state-waiting = في الانتظار
state-proposed = مقترح
state-silence-is-open = إجراء الصمت مفتوح
state-adopted = اعتُمد
state-not-adopted = لم يُعتمد
state-open = مفتوح
state-met = مستوفى
state-not-met = غير مستوفى
state-uncertain = غير مؤكد
state-its-day-has-passed = مضى موعده

## Force

force-binding = ملزم
force-political = سياسي
force-proposed = مقترح

## Grades

grade-no-evidence = لا دليل
grade-not-started = لم يبدأ
grade-limited = محدود
grade-substantial = كبير
grade-complete = مكتمل

## What is counted

counted-participants = المشاركون
counted-heads = رؤساء الدول أو الحكومات
counted-ministers = وزراء أو أعلى
counted-observers = المراقبون
counted-requests = الطلبات
counted-pledges = التعهدات

## Values of acts

value-head = رئيس دولة أو حكومة
value-minister = وزير
value-other = آخر
value-for = مؤيد
value-against = معارض
value-abstention = امتناع
value-president = رئيس
value-co-president = رئيس مشارك
value-enough = كافٍ
value-complete = مكتمل
value-substantial = كبير
value-limited = محدود
value-not-started = لم يبدأ
value-no-evidence = لا دليل

## What happened

happened-promised = وُعد به
happened-delivered = أُنجز
happened-reported = قُدم عنه تقرير
happened-unreported = مضى الموعد ولم يُعثر على شيء
happened-withdrawn = سُحب

## Figures

figure-promised = الموعود
figure-delivered = المنجز
figure-delivered-as-the-record-itself-shows = المنجز كما يبيّنه السجل نفسه
figure-delivered-by-its-own-account = المنجز بحسب روايتها
figure-delivered-by-peers-account = المنجز بحسب رواية النظراء
figure-delivered-by-independent-account = المنجز بحسب رواية مستقلة
figure-reported-on = قُدم عنه تقرير
figure-days-passed-nothing-found = مواعيد مضت ولم يُعثر على شيء
figure-withdrawn = المسحوب
figure-joined = المنضمون
figure-left = المنسحبون
figure-sessions-held = الدورات المعقودة
figure-sessions-due-and-not-held = دورات مستحقة لم تُعقد
figure-delegations-at-sessions = الوفود في الدورات
figure-led-by-a-head-of-state-or-government = برئاسة رئيس دولة أو حكومة
figure-led-by-a-minister-or-above = برئاسة وزير أو أعلى
figure-in-favour = مؤيدون
figure-against = معارضون
figure-abstaining = ممتنعون
figure-not-voting = لم يصوتوا
figure-needed = المطلوب
figure-objections = الاعتراضات
figure-would-prevent = المانع
figure-present = الحاضرون
figure-members = الأعضاء
figure-quorum = النصاب

## Contents of entries

content-source = مصدر
content-disagreement = اختلاف مصادر
content-actor = دولة أو منظمة
content-attribute = صفة
content-definition = تعريف
content-key = مفتاح
content-sealed = وثيقة مختومة
content-opened = وثيقة مفتوحة
content-act = إجراء

## Roles

role-depositary = الوديع
role-secretariat = الأمانة
role-chair = الرئاسة
role-delegation = وفد
role-reviewer = المستعرض
role-observer = مراقب

## Columns of entries

column-date = التاريخ
column-actor = الفاعل
column-act = الإجراء
column-instrument = الصك
column-source = المصدر
column-effective = يسري من
column-target = بشأن
column-detail = التفاصيل
column-note = ملاحظة
column-id = الرمز
column-value = القيمة
column-from = من
column-until = حتى
column-whom = لمن

## Names of States and organisations, where CLDR has none or another than the United Nations

actor-csk = تشيكوسلوفاكيا
actor-ddr = الجمهورية الديمقراطية الألمانية
actor-sun = اتحاد الجمهوريات الاشتراكية السوفياتية
actor-ymd = اليمن الديمقراطية
actor-yug = يوغوسلافيا (جمهورية - الاتحادية الاشتراكية)
actor-scg = صربيا والجبل الأسود
actor-zan = زنجبار
actor-eu = الاتحاد الأوروبي
actor-euratom = الجماعة الأوروبية للطاقة الذرية
actor-iaea = الوكالة الدولية للطاقة الذرية
actor-un = الأمم المتحدة
actor-uncn = مجلس الأمم المتحدة لناميبيا
actor-interpol = المنظمة الدولية للشرطة الجنائية
actor-ipfm = الفريق الدولي المعني بالمواد الانشطارية

## Search, comparing, about, help

search-lead = اكتب اسما أو رمزا أو بضع كلمات بأي من اللغات الست؛ ويُغتفر الخطأ في الكتابة. ويمكن أيضا السؤال عن مجموعة: States party to cppnm but not parties to cppnm-amendment.
search-nothing = لا نتيجة لـ«{ $q }». جرّب كلمات أقل، أو إحدى صفحات القائمة.
search-first = هذه أول { $count }؛ والباقي في صيغة JSON لهذه الصفحة.
search-as-set = بوصفها مجموعة:
compare = مقارنة دولتين
compare-with = قارن بدولة أخرى
compare-first = الأولى
compare-second = الثانية
compare-button = قارن
differs = مختلف
may-differ = بقدر ما هو معروف
about-lead = هذا سجل لما فعلته الدول في إطار نظام. وما يُعرض محسوب من نصوص الصكوك ومن إجراءات الدول لأي يوم؛ ولا يُكتب منه شيء باليد.
about-use = الاستخدام
about-licence = يجوز لأي كان استخدام السجل لأي غرض دون استئذان (CC0 1.0). والمصادر التي يستشهد بها ملك لناشريها.
about-cite = للاستشهاد بصفحة اذكر عنوانها مع اليوم وجذر السجل، وهو الآن { $root }…: فيستطيع كل من يتبعه أن يتحقق من أن شيئا لم يتغير.
about-robots = الآلات مرحب بها: يجوز جلب كل صفحة وحفظها، وتجيب بأنْ لا جديد حين لا جديد.
about-machines = للآلات
about-forms = كل صفحة متاحة أيضا بصيغتي JSON وCSV على العنوان نفسه متبوعا بـ .json أو .csv.
export-package = السجل كله كحزمة جداول
export-database = السجل كله كقاعدة بيانات
about-names = الأسماء والحدود
about-disclaimer = لا تعني الأسماء والحدود المبينة إقرارا أو قبولا رسميا، ولا تعبر عن أي رأي بشأن المركز القانوني لأي بلد أو إقليم أو مدينة أو منطقة أو لسلطاتها.
rehearsal = هذه نسخة للتدريب. لا شيء مما يقال هنا يقال لـ { $log }.
about-languages = اللغات الست متساوية. وأسماء الدول هي المعتمدة في الأمم المتحدة، وإلا فأسماء Unicode CLDR؛ وعناوين الصكوك هي عناوين النصوص ذات الحجية.
help-reading = قراءة هذه الصفحات
help-time = تحت كل عنوان تختار اليوم المعروض، واليوم الذي كان السجل يعلم فيه ما يعلم. ويبقى الموقع كله على ذلك اليوم حتى تعود إلى اليوم الحالي؛ وتكون حافة الصفحة ملونة في أثناء ذلك.
help-doubt = حيث لا يتضمن السجل يوما بل فترة، يبيّن ذلك بالعلامة ≈، ويكون العدد المتوقف عليها نطاقا مثل 98–101.
help-sets = كل رقم يفضي إلى من يعدّهم. وما يعدّه مجموعة مكتوبة بالكلمات يمكنك تغييرها والسؤال من جديد.
help-terms = المصطلحات

## Kinds of things that are found, terms and their meaning

kind-state = الدول والمنظمات
kind-instrument = الصكوك
kind-forum = المنتديات
kind-session = الدورات
kind-commitment = الالتزامات
kind-act = الإجراءات
kind-source = المصادر
head-differs = الفرق
term-depositary = الوديع
term-signatory = الموقّع
term-ratification = التصديق والقبول والموافقة
term-accession = الانضمام
term-deposit = الإيداع
term-entry-into-force = بدء النفاذ
term-party = الطرف
term-reservation = التحفظ
term-denunciation = الانسحاب من المعاهدة
term-succession = الخلافة
term-political-commitment = التزام سياسي
term-session = الدورة
term-credentials = وثائق التفويض
term-silence = إجراء الموافقة الصامتة
term-checkpoint = نقطة التحقق والجذر
term-witness = الشاهد
meaning-depositary = من يحفظ أصل المعاهدة ويتسلم وثائق الدول (المادة 77 من اتفاقية فيينا لقانون المعاهدات).
meaning-signatory = دولة وقّعت ولم تعلن بعد التزامها.
meaning-ratification = إجراءات تعلن بها دولة موقّعة التزامها (المادتان 2 و14 من اتفاقية فيينا).
meaning-accession = إجراء تصبح به دولة لم توقّع طرفا (المادة 15 من اتفاقية فيينا).
meaning-deposit = تسليم وثيقة الرضا إلى الوديع، والعبرة بيومه (المادة 16 من اتفاقية فيينا).
meaning-entry-into-force = اليوم الذي تلزم المعاهدة اعتبارا منه من رضوا بها وفق نصها (المادة 24 من اتفاقية فيينا).
meaning-party = دولة رضيت بالالتزام والمعاهدة نافذة بالنسبة إليها (المادة 2 من اتفاقية فيينا).
meaning-reservation = إعلان يستبعد أثر حكم ما أو يغيّره بالنسبة إلى دولة حيث تجيز المعاهدة ذلك (المواد 19-23 من اتفاقية فيينا).
meaning-denunciation = إشعار يخرج به طرف من المعاهدة، ويسري كما تنص عليه.
meaning-succession = حلول دولة محل أخرى في معاهداتها.
meaning-political-commitment = وعد غير ملزم قانونا، كالبلاغ أو النشرة الإعلامية.
meaning-session = اجتماع واحد لمنتدى من أول يوم إلى آخر يوم.
meaning-credentials = وثائق تبيّن من يحق له الكلام والتصويت باسم دولة في دورة.
meaning-silence = يُعتمد النص ما لم يعترض أحد قبل يوم معيّن.
meaning-checkpoint = حجم السجل وبصمته الكلية موقّعين: فلا يتغير قيد دون أن تتغير البصمة.
meaning-witness = برنامج لجهة أخرى شهد أن السجل ينمو فحسب، ويوقّع على ذلك.

## Map and pictures

map = الخريطة
map-of = { $instrument }، { $day }
map-outlines = خريطة متساوية المساحات
map-tiles = مربع لكل دولة
map-others = لا تتبع أي دولة في السجل
map-undetermined = حدود غير محددة أو غير متفق عليها
map-notes = يظهر بالرمادي ما هو أقاليم، ومنها الصحراء الغربية، وما لم يُحدَّد بعد. لم تتفق الهند وباكستان على الوضع النهائي لجامو وكشمير، والخط المتقطع هناك هو خط المراقبة تقريبا. ولم تُحدَّد بعد الحدود بين السودان وجنوب السودان ولا الوضع النهائي لمنطقة أبيي. وتظهر كوسوفو وفقا لقرار مجلس الأمن 1244 (1999). وتتنازع الأرجنتين والمملكة المتحدة السيادة على جزر فوكلاند (مالفيناس).
map-link = على الخريطة
picture-as = هذه الصورة بصيغة

## The desk

desk-signed-in = تم الدخول باسم { $who } بصفة { $role }: { $officer }
desk-sign-out = خروج
desk-as = أتكلم باسم
desk-sign-in = الدخول بمفتاح مرور
desk-failed = لم يتم الدخول.
desk-no-passkey = لا يوجد هنا مفتاح مرور نافذ مسجل لها.
desk-waiting = ما ينتظرني
desk-waiting-one = في انتظار توقيع ثان
desk-nothing-waits = لا شيء ينتظر.
desk-nothing-there = لا شيء ينتظر هناك مَن سجّل دخوله.
desk-waits-for-other = ينتظر موظفا آخر
desk-waits-for-me = ينتظر توقيعي
desk-promised = ما تعهدنا به، لتقديم تقرير عنه
desk-drafts = مسودات في هذا المتصفح
desk-draft = مسودة
desk-forms = ماذا تسجّل
desk-forms-lead = يجوز لأي كان ملء نموذج والاطلاع على ما سيغيّره. ولا يوقّعه إلا من دخل بمفتاح مرور.
optional = (إن وُجد)
desk-show-changes = اعرض ما يغيّره هذا
desk-saved = حُفظ كمسودة في هذا المتصفح.
desk-refused = سيُرفض
desk-changes = ما يغيّره هذا
desk-changes-nothing = يُسجل، ولا يتغير شيء مما يُحسب.
desk-have-needed = يصبح العدد { $have } من { $needed } المطلوبة.
desk-enters = يدخل حيز النفاذ في { $day } بالنسبة إلى { $count } من الدول والمنظمات.
desk-enters-not = لم يعد يدخل حيز النفاذ.
desk-bound-from = ملتزمة اعتبارا من { $day }
desk-subscriber-from = مؤيد اعتبارا من { $day }
desk-bound-no-more = لم تعد ملتزمة
desk-subscriber-no-more = لم يعد مؤيدا
desk-parties = الأطراف في { $day }: { $before } ← { $after }
desk-subscribers = المؤيدون في { $day }: { $before } ← { $after }
desk-signatories = توقيع فقط: { $before } ← { $after }
desk-becomes-due = ما يصبح مستحقا
desk-due-no-more = ما لم يعد مستحقا
desk-gone = زال
desk-pages-change = الصفحات والتلقيمات التي تتغير وتُخطر متابعيها
desk-sign-in-first = سجّل دخولك أعلاه لتوقيعه.
desk-may-not = ليس لمن تتكلم باسمه أن يقول هذا.
desk-needs-two = يلزم موظف ثان: بعد توقيعك يُنتظر توقيعه.
desk-now-waits = وُقّع؛ وينتظر موظفا ثانيا.
desk-later = الاتصال سيئ؛ وما وُقّع محفوظ ويُرسل ثانية.
desk-sign = وقّع بمفتاح المرور
desk-withdraw = اسحبه
desk-inexact = اليوم غير معروف بدقة
desk-document = الوثيقة
desk-digest = اختر الوثيقة: تُحسب بصمتها SHA-256 هنا. ولا تُرسل إلا بعد تسجيل الفعل، ما لم تختاروا غير ذلك قبل التوقيع.
desk-bring = بعد تسجيل الفعل، تُحفظ الوثيقة هنا حيث يستطيع الجميع قراءتها
desk-brought = حُفظت الوثيقة.
desk-not-brought = لم تُحفظ الوثيقة:

## Forms

form-deposit = إجراء بشأن صك
form-reservation = تحفظ أو إعلان أو اعتراض
form-rectification = تصويب
form-pledge = التزام
form-report = تقرير عن التزام
form-assessment = تقييم التزام
form-request = طلب عقد دورة
form-session = الدعوة إلى دورة
form-attendance = حضور دورة
form-credentials = وثائق التفويض
form-agenda = بند في جدول الأعمال
form-decision = مقرر معروض على دورة
form-vote = تصويت
form-offer = عرض مساعدة
form-mission = بعثة استعراض
form-recommendation = توصية من بعثة
form-cancellation = إلغاء دورة
form-invitation = دعوة إلى منتدى
form-election = انتخاب لمنصب
form-document = وثيقة
form-statement = بيان أمام دورة
form-proposal = اقتراح تعديل
form-circulation = تعميم اقتراح
form-count = عدد منشور
form-forecast = توقع
form-correction = تصويب إجراء في محفل أو بشأن التزام
field-actor = مَن
field-act = ما الذي جرى
field-instrument = الصك
field-date = في أي يوم
field-effective = يسري اعتبارا من
field-source = أين نُشر
field-note = ملاحظة
field-detail = بأي عبارات
field-target = بشأن ماذا
field-topic = الموضوع
field-until = حتى أي يوم
field-id = اسم مختصر له
field-whom = عمّن
field-from = من أي يوم
field-territory = الإقليم المعني
field-place = أين
field-digest = بصمة SHA-256 للوثيقة
field-note-number = رقم المذكرة
field-note-date = تاريخ المذكرة
field-note-from = الجهة المرسِلة
field-language = لغتها
field-rectification-target = أي إجراء
field-rectification-detail = ما ينبغي أن يكون نصه
field-correction-target = أي إجراء
field-correction-effective = اليوم الذي تم فيه
field-correction-value = المستوى أو الصوت أو التقدير أو العدد أو المنصب أو الخدمة أو الرمز
field-correction-date = يوم التصويب
field-correction-note = سبب التصويب
field-pledge-instrument = الصك المراد الانضمام إليه
field-pledge-target = أين قُطع
field-assessment-value = الدرجة
field-mission-whom = الجهة المزورة
field-mission-value = أي خدمة
field-session-detail = عنوانها
field-session-value = نوع الدورة
field-attendance-value = على أي مستوى
field-election-value = لأي منصب
field-document-detail = عنوانها
field-document-value = رمزها
field-decision-value = بشأن أي موضوع، كما تسميه القواعد
field-vote-value = الصوت
field-count-detail = ما الذي يُعدّ
field-count-value = كم
field-forecast-value = الأعداد التي يقع دونها 5 و25 و50 و75 و95 من كل 100 احتمال
field-forecast-from = اليوم الذي يستند إليه
field-forecast-until = اليوم المتوقَّع
field-forecast-topic = بأي نموذج
field-forecast-detail = كيف أُعدّ: البذرة والاحتمالات والسجل
hint-id = أحرف لاتينية صغيرة وأرقام وشرطات، مثل fin-2026-1؛ ولا يُعطى مرتين.
hint-target = رمز ما يتعلق به كما يظهر في صفحته.
hint-source = ابدأ بكتابة عنوانه ثم اختره؛ أو أعط عنوان الصفحة على الشبكة (‎https://…‎).
hint-digest = من لديه الوثيقة يستطيع أن يتحقق لاحقاً من أنها هي نفسها.
hint-note-number = كما يرد في المذكرة: ‎47/2026.
hint-note-from = البعثة أو الوزارة كما تسميها المذكرة.
hint-rectification-target = تاريخه وكلمته، مثل 2016-04-07 acceptance.
hint-rectification-detail = تاريخه وكلمته على الوجه الصحيح، مثل 2016-04-08 acceptance؛ أو nothing إن كان يُشطب.
hint-correction-target = تاريخه وكلمته ومعرّفه أو ما يتعلق به، مثل 2014-03-24 attendance nss-2014.
hint-correction-detail = املأ ما كان خطأً فقط: ويبقى الباقي كما كان. وكلمة nothing تشطب الإجراء.
hint-correction-value = بكلمة السجل، مثل head أو for أو complete.
hint-recommendation-target = رمز البعثة.
hint-circulation-target = رمز الاقتراح.
sort-regular = عادية
sort-intersessional = بين الدورات
head-signed-first = وقّعه
head-next-step = ما يمكن فعله
column-topic = الموضوع
column-territory = الإقليم
column-place = المكان
column-digest = SHA-256
column-language = اللغة

## Depositary notifications

notification = إشعار الوديع
notification-draft = مسودة من السجل بهذه اللغة؛ واللغات الست أعلاه.
notification-who = { $depositary }، بصفته الوديع، يبلّغ بما يلي:
notification-act = { $name }: { $kind ->
        [signature] توقيع
        [ratification] إيداع صك التصديق
        [acceptance] إيداع صك القبول
        [approval] إيداع صك الموافقة
        [accession] إيداع صك الانضمام
        [formal_confirmation] إيداع صك التأكيد الرسمي
        [deposit] إيداع صك قبول الالتزام
        [succession] إخطار بالخلافة
        [denunciation] إخطار بالانسحاب
       *[other] { $act }
    } في { $day }. المعاهدة: { $instrument }.
notification-bound = وفقا لـ { $article }، تدخل المعاهدة حيز النفاذ بالنسبة إلى { $name } في { $day }.
notification-enters = بهذا الإجراء استُوفيت شروط { $article }: يدخل { $instrument } حيز النفاذ في { $day }.

## ما قد يكون خطأً في الإجراء

finding-actor-ended = لم يعد قائماً في ذلك اليوم.
finding-actor-not-yet = لم يكن قائماً بعد في ذلك اليوم.
finding-bad-address = هذا ليس عنوان صفحة.
finding-bad-correction = لا يبيّن كيف يُقرأ الإجراء بعد تصويبه.
finding-bad-date = هذا التاريخ غير ممكن.
finding-bad-digest = هذا ليس SHA-256.
finding-bad-id = هذا المعرّف غير ممكن.
finding-bad-number = هذا الرقم غير ممكن.
finding-bad-target = لا يسمّي إجراءً يمكن تصويبه.
finding-control-character = توجد هنا علامة غير مرئية.
finding-duplicate = هذا مقيّد في السجل من قبل.
finding-note-waits = ذُكرت هذه المذكرة مع إجراء آخر ينتظر الموظف الثاني؛ ومتى سُجّل أمكن لهذا الإجراء أن يستشهد بالمذكرة.
finding-note-not-theirs = لا يمكن لمن سجّل الدخول أن يذكر مذكرة شفوية؛ استشهد بمصدر موجود في السجل.
finding-duplicate-deposit = سبق أن أبدى رضاه بالالتزام.
finding-duplicate-signature = سبق أن وقّع.
finding-future-date = لم يحن هذا اليوم بعد.
finding-misplaced = تبقى هذه الخانة فارغة في إجراء من هذا النوع.
finding-missing = هذه الخانة إلزامية.
finding-missing-source = كل إجراء يذكر أين نُشر.
finding-no-denunciation = لا يجوز الانسحاب من الصك.
finding-no-reservations = لا يجيز الصك هذا التحفظ.
finding-no-rule = لا يبيّن المنتدى كيف يتخذ قراراته.
finding-not-a-member = ليس عضواً في المنتدى في ذلك اليوم.
finding-not-committed = لم يقطع مثل هذا الالتزام.
finding-not-confirmed = يؤكَّد التحفظ المبدى عند التوقيع عند الإعراب عن الرضا، ولا يعرف السجل تأكيدًا.
finding-not-eligible = الصك غير مفتوح له في ذلك اليوم.
finding-not-in-session = الدورة غير منعقدة في ذلك اليوم.
finding-not-seated = لا يحق له التصويت في هذه الدورة.
finding-not-signed = لا يعرف السجل توقيعًا له، والدولة تصدّق على ما وقّعته.
finding-nothing-to-denounce = ليس هناك رضا بالالتزام يمكن إنهاؤه.
finding-nothing-to-succeed = تخلف الدولة سلفها فيما انضم إليه أو وقّعه، ولا يعرف السجل أيًّا منهما.
finding-nothing-to-withdraw = ليس هناك ما يُسحب.
finding-others-depend = ستصبح إجراءات أخرى غير صحيحة.
finding-short-notice = مهلة الإخطار أقصر مما تقتضيه القواعد.
finding-too-early = هذا قبل الأوان.
finding-too-late = هذا بعد فوات الأوان.
finding-total-differs = مجموع منشور يقول غير ذلك.
finding-two-at-once = المنتدى منعقد من قبل في هذه الأيام.
finding-unknown-act = لا يوجد نوع كهذا من الإجراءات.
finding-unknown-actor = لا توجد دولة أو منظمة بهذا الاسم.
finding-unknown-forum = لا يوجد منتدى بهذا الاسم.
finding-unknown-instrument = لا يوجد صك بهذا الاسم.
finding-unknown-source = لا يوجد مصدر بهذا الاسم.
finding-unknown-subject = ليس للمنتدى قاعدة بشأن هذا الموضوع.
finding-unknown-target = ما يتعلق به الإجراء غير مقيّد في السجل.
finding-unknown-word = هذه القيمة غير ممكنة هنا.
finding-wrong-act = هذا النوع من الإجراءات غير ممكن هنا.
finding-wrong-actor = يدعو إلى عقد هذا المنتدى غيرُه.
finding-wrong-capacity = مَن يقيّم مَن لا يوافق هذا النوع من التقييم.
finding-wrong-columns = ليس للإجراء خانة كهذه.

# How far an answer is known, and published totals beside the names.
or-more = { $what } أو أكثر
complete-unsaid = لا يذكر السجل اليوم الذي يكتمل حتى نهايته؛ وقد تنقصه أعمال.
complete-unsaid-sessions = لا يذكر السجل اليوم الذي يكتمل حتى نهايته؛ وقد تنقصه دورات.
complete-unsaid-each = لا يذكر السجل اليوم الذي يكتمل حتى نهايته بشأن { $names }؛ وقد تنقصه أعمال.
published-total = بالاسم { $named }؛ والمنشور { $number }
published-missing = { $number } منها غير مسماة هنا
record-ends = ينتهي السجل في { $day }
record-unsaid = قد يكون السجل غير مكتمل
totals = المجاميع المنشورة
totals-agree = { $count } من { $all } من المجاميع المنشورة تتفق مع الأسماء
totals-lead = يرد كل مجموع نشره أحد إلى جانب الأسماء التي يتضمنها هذا السجل لذلك اليوم. وحيثما نقصت الأسماء حدّ المجموعُ العددَ.
published-as-of = { $number } منشور، في { $day }
chart-dotted = المنقَّط: ينتهي السجل وقد يكون هناك المزيد.
chart-circles = الدوائر: مجاميع منشورة.
explained = مفسَّر
counted-parties = الأطراف
counted-states = الدول الأطراف
counted-signatories = الموقعون
counted-subscribers = المنضمون
counted-members = الأعضاء
agreement-agrees = ✓ يتفق
agreement-fewer-named = ◐ المسمَّون أقل
agreement-differs = ≠ يختلف
head-published = المنشور
head-by-name = بالاسم

# What became of promises.
together = { $count } معا
in-time = في الموعد
late = متأخرا
says = بحسب { $who }
looked-through = بُحث عنه حتى { $day }
series = ورد { $came } من { $due }
about-operator = يمسكه

corrections = التصويبات
corrections-lead = ما كان يقوله السجل وما يقوله منذ ذلك الحين، ومتى سُجّل ذلك ومن سجّله ولماذا. ويبقى ما صُوّب في السجل: اسأل عن يوم أسبق.
no-correction = لم يُصوَّب شيء.
head-corrected-by = صوّبه
said-in-group = قيل مع غيره: التوقيعات في القيد { $entry }.
desk-defined = جديد
desk-undefined = لم يعد موجوداً
content-name = اسم
content-group = مجموعة قيود
column-corrects = يصوّب القيد
column-removes = يزيل القيد
column-why = السبب
column-decision = القرار الذي يستند إليه
column-members = عدد قيود المجموعة
column-root = جذر ميركل لها
column-title = العنوان
column-publisher = الناشر
column-url = العنوان الشبكي
column-retrieved = تاريخ الاطلاع
column-name = الاسم
column-kind = النوع
column-path = الملف
column-text = النص
column-attribute = السمة

form-source = مصدر
form-actor = دولة أو منظمة
form-attribute = سمة لدولة
form-disagreement = خلاف بين المصادر
form-name = اسم بلغة
form-definition = صك أو منتدى أو مقياس أو قواعد
kind-record = السجل نفسه
which-actor-state = دولة
which-actor-organisation = منظمة
taken-yes = نعم، يأخذ به السجل
taken-no = لا
field-title = العنوان
field-publisher = من نشره
field-url = عنوانه على الشبكة
field-retrieved = متى اطُّلع عليه
field-name = الاسم
field-kind = أي الاثنين
field-to = أول يوم لم يعد يسري فيه
field-continues = الدولة التي يواصل معاهداتها
field-succeeds = الدولة التي نشأ على إقليمها
field-attribute = أي سمة
field-attribute-value = قيمته: رقم أو yes أو no
field-question = فيم تختلف
field-says = ما يقوله هذا المصدر
field-taken = هل يأخذ به السجل
field-reason = السبب في ذلك
field-of = ما يسمى كذلك، بمعرّفه
field-short = الاسم المختصر
field-full = الاسم الكامل أو العنوان
field-path = الملف
field-text = نصه
field-decision = القرار الذي يستند إليه
field-corrects = رقم القيد الذي يصوّبه
field-why = السبب، إن حلّ محل شيء
hint-definition-path = مثل instruments/treaty.instrument؛ وللقواعد policies/roles.cedar.
hint-name-language = رمزها، مثل ar أو zh أو en أو fr أو ru أو es.
desk-correct = تصويب ما يقوله

## The menu and what comes next

menu-treaties = المعاهدات
menu-find = البحث عن دول
menu-meetings = الاجتماعات
menu-next = التالي
menu-below = عن السجل
change-day = تغيير
next-what = ما يمكن عمله الآن
next-lead = ما قد ينعقد ومتى في كل محفل، ومن يمكنه الدعوة إليه، وما بلغه ذلك؛ ومن خطا خطوة نحو سد كل ثغرة.
next-asked = { $have } من { $needed } لازمة، من { $of } عضوا
next-pledged = تعهدت بالانضمام
next-signed = وقّعت

## Gaps and measures

gaps = الثغرات
gaps-all = جميع المقاييس
gaps-lead = كل رقم يعدّ ما في السجل من إجراءات وبيانات، ويبيّن ما لا يعلمه. ولا تُمنح لأحد درجة ولا مرتبة.
gaps-none = ليس في السجل أي مقياس من هذا النوع.
gap-standards = لا معيار مشتركا يُلزم الجميع
gap-adherence = لم ينضم الجميع
gap-military = تبقى المواد العسكرية خارج النطاق
gap-accountability = قليلون هم المطالبون بتقديم حساب عما يفعلون
gap-minimisation = المواد أكثر مما تقتضيه الحاجة
gap-other = مقاييس أخرى
no-such-measure = لا يوجد مقياس باسم «{ $id }».
value-nobody = لا شيء يُحسب
measure-of = { $counted } من { $of } ({ $value })
measure-said = { $title }: { $value }.
measure-missing = الناقص: { $names }.
measure-missing-count = عدد الناقص: { $count }.
measure-perhaps = ربما كان ناقصا: { $names }.
measure-aim = الهدف: { $aim }
measure-aim-own = هدف وضعه واضع المقياس نفسه
measure-met = تحقق
measure-not-met = لم يتحقق
measure-quote = فقرة للاقتباس
measure-quote-source = في { $day }، من سجل عدد قيوده { $entries }: { $address }
measure-chart = { $title }، عبر الزمن
measure-variants = السؤال بصيغة أخرى
measure-over-time = عبر الزمن
measure-changed = ما تغيّر منذ { $day }
measure-unchanged = لم يتغيّر شيء.
measure-who = من يُحسب ومن ينقص
measure-held = ما لدى كل جهة
measure-rows = ما كان مستحقا وما ورد
measure-rows-missions = البعثات
measure-doubts = أكثر ما يوسّع نطاق الرقم هو ما لا يُعلم عن: { $names }.
measure-hangs = ما يتوقف عليه الرقم
measure-range = { $least } على الأقل و{ $most } على الأكثر، أيا كان الافتراض المأخوذ به من هذه الافتراضات.
measure-if = لو اتخذ أحد إجراء
measure-if-label = لنفترض
measure-disagree = الإبلاغ عن خلاف
cause-revised = نُقّح في السجل
cause-definition = عُرّف على نحو آخر
cause-joined = انضم أو ورد
cause-left = انسحب
cause-denominator = دخل في المجموع أو خرج منه
cause-reading = بيان اطُّلع عليه
cause-doubt = لم يعد مؤكدا، أو صار مؤكدا
cause-totals = مجاميع منشورة
counts-counted = ● محسوب
counts-missing = ○ ناقص
counts-unknown = ≈ غير معروف
counts-yes = ● يُحسب
counts-no = ○ لا يُحسب
ground-no-act = لا إجراء في السجل
ground-no-reading = لا بيان بشأن { $of }
ground-no-row = لا سطر بشأن { $of } في السجل
assumption-as-recorded = كما في السجل
assumption-half-as-long = تسري البيانات نصف المدة
assumption-for-ever = تسري البيانات إلى أن يوجد غيرها
assumption-silence-unknown = لا يُعلم شيء عمن لم يرد بيان بشأنهم
assumption-silence-none = من لم يرد بيان بشأنهم ليس لديهم شيء
assumption-complete = السجل مكتمل
assumption-left-out = من دون { $who }
weakest-link = أضعف حلقة
weakest-lead = لا تصمد السلسلة إلا ما صمدت كل حلقة من حلقاتها. يُعرض هنا من يستوفون أقل عدد من الشروط، بالترتيب الأبجدي، مع ما من شأنه أن يساعد. ومن لا يُعلم عنهم شيء ليسوا من بينهم.
weakest-over = من بين { $set }
weakest-distribution = عدد من يستوفون كل عدد من الشروط
weakest-surely = مؤكد
weakest-possibly = محتمل
weakest-conditions = { $met } من { $of } من الشروط
weakest-fewest = من يستوفون أقل عدد من الشروط، أيا كان ما لا يُعلم
weakest-nobody = لا أحد، بقدر ما هو معلوم.
weakest-perhaps = قد يكون من بينهم:
weakest-bottleneck = ما ينقص معظمهم
weakest-means = نسبة الشروط المستوفاة: المتوسط الحسابي { $mean }، والمتوسط الهندسي { $geometric }، والحد الأدنى { $minimum }

## A promise
no-such-promise = لا يوجد التزام «{ $id }».
promise-nobody = لا يتضمن هذا السجل من وعد بهذا حتى { $day }.
promise-not-theirs = ليس ممن وعدوا بذلك حتى هذا التاريخ.
promise-recommended-to = موصى به لـ
promise-with-others = مع { $count } آخرين
promise-together = وعد به { $count } معا
promise-each = وعد به { $count }، كل منهم عن نفسه
promise-due = الموعد:
promise-no-day = لم يحدد موعد.
promise-became = ما آل إليه
promise-states = من وعدوا
promise-evidence = ما الذي يبين الوفاء به
promise-shown-by-joining = قبول الالتزام بالصك الآتي أو الانضمام إليه:
promise-shown-in-force = بدء نفاذ:
promise-shown-again = تقرير دوري:
promise-shown-by-account = بيان من الدولة نفسها أو من نظرائها أو من مقيم مستقل.
promise-nothing-found = لم يُعثر على شيء
promise-said = ما قيل عنه
promise-report = تقديم تقرير عنه
promise-who-may = يوقع وفد ({ $name }) التقرير في المكتب.
promise-who = من وعد به
head-account = جهة التقييم
head-grade = التقدير
head-days-late = أيام التأخير
head-made-at = أُعلن في
head-position = الوضع القانوني
filter-kind = النوع
commitment-national = لدولة واحدة
commitment-joint = مشترك
commitment-recommendation = توصية
commitments-national = وعود الدول الخاصة بها، بحسب سنة الوعد
commitments-joint = وعود مشتركة، لكل دولة قطعتها، بحسب السنة
commitments-recommended = توصيات البعثات، بحسب السنة
commitments-lead-national = من { $count } وعدا لدولة واحدة تحقق { $complete } أو اكتمل بحسب أحد التقييمات.
commitments-lead-joint = قُطعت { $promises } من الوعود المشتركة { $count } مرة في المجموع، مرة لكل دولة؛ واكتمل منها { $complete }.

## One State
state-to-answer = بانتظار الرد
state-bound-by = ملزمة على وجه اليقين بـ { $count } من { $of } من المعاهدات.
state-promised = من { $count } وعدا تحقق { $complete } أو اكتمل بحسب أحد التقييمات.
state-not-found = انقضى موعد { $count } منها ولم يجد هذا السجل عنها شيئا؛ ولا يعني ذلك أنه لم يُفعل شيء.
state-nothing-passed = لا وعد لها انقضى موعده دون العثور على شيء عنه.
state-report = تقديم تقرير
state-treaties = المعاهدات
state-subscribes = النصوص السياسية التي أيدتها
state-not-subscribed = لا يُعرف أنها أيدت:
state-was-there = اجتماعات شاركت فيها
state-standing = وعود بلا موعد ({ $count })
state-closed = وعود تحققت أو اكتملت أو سُحبت ({ $count })
state-acts = جميع الأعمال بمصدرها وإثباتها ({ $count })
state-as-csv = كجدول بيانات (CSV):

## Sources
no-such-source = لا يوجد مصدر «{ $id }».
source-open = فتح
source-id = يُستشهد به هنا باسم { $id }
source-read = قُرئ في { $day }
source-nothing = لا يستند إليه أي عمل أو قراءة.
source-acts = الأعمال المستندة إليه ({ $count })
source-readings = القراءات المستندة إليه ({ $count })
head-value = القيمة

## Home
home-bind = تلزم { $count } من المعاهدات:
home-next = التالي: { $what }، { $day }.
home-find = ابحث عن دولتك
home-who-has = من انضم إلى { $whole } ولم ينضم إلى { $amendment }؟
home-what-promised = ماذا وُعد به، وما الذي آل إليه؟
home-what-next = ماذا يمكن أن يحدث بعد ذلك، ومن يستطيع تحقيقه؟
home-comes = ما هو آت
home-promised = ما وُعد به وما يُعرف عنه
home-own = لدول منفردة
home-joint = مشتركة، لكل دولة
home-texts = النصوص السياسية والمقترحات

## Headings that say which
head-joined-by = بأي إجراء
head-out-of = من أصل
head-begins = البداية
head-ends = النهاية
head-arises-from = الأساس

## Citing
cite = الاستشهاد بهذه الصفحة
cite-text = { $title }. في: { $source }
cite-source = { $record }. في { $on }، وفق ما كان معروفا في { $known }؛ سجل من { $size } قيدا، الجذر { $root }.

## A treaty
treaty-adopted = اعتُمد في { $day }
treaty-opened = فُتح باب التوقيع في { $day }
text-opened = مفتوح للاشتراك منذ { $day }
treaty-depositary = الوديع:
treaty-amends = يعدل
treaty-text = النص:
treaty-covers = يشمل:
treaty-could-join = يمكنهم الانضمام: { $count }
text-could-subscribe = يمكنهم الاشتراك: { $count }
treaty-signed = وقعوا ولا يُعرف أنهم ملتزمون
treaty-not-signed = لا يُعرف أنهم وقعوا
text-not-subscribed = لا يُعرف أنهم اشتركوا

## Find States
who-write = اكتبها
who-choose = اختر
who-among = من بين
who-all = جميع الدول
who-joined = من انضموا إلى
who-without = ولم ينضموا إلى
who-none = – لا شيء –

## The desk, once it is recorded
desk-next-entry = قيده في السجل
desk-next-another = تسجيل آخر

## Notifications
notification-reference = المرجع: { $log }، القيد { $entry }. حُرر في { $day }.
notification-to = إلى الأطراف، وإلى الدول والمنظمات التي يحق لها أن تصبح أطرافا:
notification-its-terms = أحكامها
notification-no-day = تاريخ هذا العمل غير معروف بدقة. ولا يمكن الإخطار به قبل معرفته.

## Lists of instruments, the map
instruments-political = النصوص السياسية
instruments-political-meaning = تؤيدها الدول، ولا تلزم أحدا قانونا.
instruments-proposed = مقترحة ولم تُعتمد
head-text = النص
head-subscribers = المؤيدون
map-title = وضع الدول إزاء { $instrument }

## Filters
filter-whose = لمن
# The negotiating table
act-drafting = إجراء على طاولة نص
act-chairing = إجراء لرئيس نص
form-drafting = على الطاولة: مقترح أو موقف أو قوسان
form-chairing = في رئاسة نص: مقرر أو إجراء الصمت
field-drafting-value = ما يُفعل
field-drafting-target = النص، أو النص/الحكم، أو المقترح
field-drafting-topic = أي موقف، أو بأي اسم
field-drafting-detail = بأي أسطر
field-chairing-value = ما يُفعل
field-chairing-target = النص، أو النص/الحكم، أو المحفل
field-chairing-topic = أي مقرر
field-chairing-detail = بأي أسطر
drafting-text = طرح نص للتفاوض
drafting-tabling = تقديم صياغة
drafting-textual-proposal = مقترح نصي
drafting-sealed-proposal = مقترح مودع مختوماً
drafting-opening-of-proposal = فتح مقترح مختوم
drafting-retabling = إعادة تقديم مقترح
drafting-withdrawal-of-proposal = سحب مقترح
drafting-cosponsorship = المشاركة في تقديم مقترح
drafting-position = موقف
drafting-bracket = قوسان معقوفان
drafting-lifting-of-bracket = رفع القوسين
drafting-package = حزمة مقترحات
drafting-division-of-package = تقسيم الحزمة
drafting-text-decision = مقرر بشأن النص
drafting-consolidation = دمج
drafting-silence-procedure = إجراء الصمت بشأن النص
drafting-translation = ترجمة
drafting-correction-of-text = تصويب النص المعتمد

## Texts under negotiation, their pages
texts = نصوص قيد التفاوض
texts-lead = ما تصوغه الدول معا: إلى أين وصل كل نص، وما الذي ينتظر مَن.
texts-none = لا يوجد نص مطروح للتفاوض في هذا اليوم.
texts-all = المطروح للتفاوض
text-not-yet = لم يكن هذا النص مطروحا في { $day }. وقد طُرح في { $first }.
no-such-text = لا يوجد نص باسم «{ $id }».
no-such-provision = لا يوجد حكم باسم «{ $id }» في هذا النص في { $day }.
form-plain = نص عادي
text-no-words = لا نص
text-on-behalf-of = بالنيابة عن
text-inserted = إضافة:
text-inserted-end = نهاية الإضافة
text-deleted = حذف:
text-deleted-end = نهاية الحذف
provision-part = الجزء { $number }
provision-chapter = الفصل { $number }
provision-section = الفرع { $number }
provision-annex = المرفق { $number }
provision-kind-preamble = الديباجة
provision-kind-recital = فقرة الديباجة
provision-kind-part = الجزء
provision-kind-chapter = الفصل
provision-kind-section = الفرع
provision-kind-article = المادة
provision-kind-heading = العنوان
provision-kind-paragraph = الفقرة
provision-kind-point = الفقرة الفرعية
provision-kind-subpoint = البند الفرعي
provision-kind-line = فقرة غير مرقمة
provision-kind-annex = المرفق
provision-kind-note = مذكرة من الأمانة
wait-position = { $by }: { $stance } ({ $on })، منذ { $day }
wait-keeper = { $by }: إبقاء القوسين { $bracket }، منذ { $day }
wait-lifting = لا أحد يُبقي القوسين { $bracket }: يمكن رفعهما
wait-package = الحزمة { $package }، ويُبت فيها ككل
wait-silence = إجراء الصمت حتى نهاية { $day }
wait-decision = لا أحد يعترض: بانتظار مقرر من المنتدى
wait-opening = على { $by } فتحه: مختوم منذ { $day }
wait-tabled = قُدم بين أقواس معقوفة
stance-support = تأييد
stance-no-objection = لا اعتراض
stance-objection = اعتراض
stance-reservation = تحفظ على الموقف
stance-abstention = لا موقف
stance-bracket = قوسان معقوفان
ruling-basis = أساس التفاوض
ruling-take-in = أُدرج في النص
ruling-reject = رُفض
ruling-ad-referendum = متفق عليه بشرط الاستشارة
ruling-reopen = أُعيد فتحه
ruling-open-reading = افتتاح القراءة
ruling-close-reading = اختتام القراءة
ruling-begin-voting = بدء التصويت
ruling-adopt = اعتماد النص
text-status-not-discussed = لم يُناقش
text-status-bracketed = بين أقواس معقوفة
text-status-clean = بلا أقواس
text-status-ad-referendum = متفق عليه بشرط الاستشارة
text-status-adopted = معتمد
text-phase-no-basis = لا أساس للتفاوض بعد
text-phase-open = مفتوح للمقترحات
text-phase-closed = القراءة مختتمة
text-phase-adopted = معتمد
change-insert = إضافة
change-replace = الاستعاضة عن الصياغة
change-words = تغيير كلمات
change-delete = حذف
change-move = نقل
change-split = تقسيم
change-merge = دمج
difference-same = كما كان
difference-changed = تغيّر
difference-added = أُضيف
difference-removed = حُذف
fate-live = مطروح
fate-sealed = مختوم
fate-withdrawn = مسحوب
fate-taken-in = أُدرج في النص
fate-rejected = مرفوض
fate-lapsed = سقط: ما كان بشأنه لم يعد في النص
pending-silence = إجراء الصمت
pending-proposal = مقترح
pending-sealed = مقترح مختوم
pending-bracket = قوسان معقوفان
text-by-article = إلى أين وصلت كل مادة
text-over-time = التقدم مع مرور الوقت
head-adopted = معتمدة
head-ad-referendum = متفق عليها بشرط الاستشارة
head-without-brackets = بلا أقواس
head-bracketed = بين أقواس معقوفة
head-not-discussed = لم تُناقش
head-provision = الحكم
head-position-taken = الموقف
head-since = منذ
head-proposal = المقترح
head-waits-for = في انتظار
head-proposed-by = صاحبه
head-pending = المعلق
head-last-act = آخر إجراء
text-compared = من { $from } إلى { $to }، كلمة بكلمة
text-compared-how = الكلمات المضافة تحتها خط، والمحذوفة مشطوبة؛ وتُقارن الأقواس المعقوفة كعلامات.
text-nothing-changed = لم يتغير شيء.
text-same = أحكام لم تتغير: { $count }
text-moved = نُقل إلى موضع آخر
text-delegation = { $name } في هذا التفاوض
text-in-brackets-because = ما زال بين أقواس بسببه
text-holds-nothing = لم يُعثر في هذا السجل على شيء بين أقواس بسببه.
text-proposed = ما اقترحه
text-proposed-nothing = لم يُعثر في هذا السجل على اقتراح منه.
text-provisions-of = الأحكام: { $count }
text-what-is-agreed = ما المتفق عليه؟
text-who-may-speak = من يحق له الكلام؟
text-what-may-change = ما الذي يمكن تغييره الآن؟
text-what-is-pending = ما المعلق؟
text-how-far = التقدم: الأحكام بحسب حالتها
text-no-basis = لا شيء: لا أساس للتفاوض بعد.
text-all-adopted = كله: النص معتمد.
text-agreed-of = متفق عليه بشرط الاستشارة: { $count } من { $total }
text-clean-of = بلا أقواس ولم يُتفق عليه بعد: { $count } من { $total }
text-bracketed-of = بين أقواس معقوفة: { $count } من { $total }
text-agreed-are = متفق عليه بشرط الاستشارة:
text-chairs = في الرئاسة:
text-members = المشاركون:
text-all-states = تشارك جميع الدول.
text-observers = المراقبون، ويقدم أحد المشاركين كلماتهم:
text-change-no-basis = لا يمكن اقتراح شيء قبل تقرير أساس للتفاوض.
text-change-closed = لا شيء: القراءة مختتمة.
text-change-adopted = الأخطاء فقط (اتفاقية فيينا لقانون المعاهدات، المادة 79).
text-change-all = كله: تُقبل المقترحات والمواقف.
text-change-but = كله ما عدا المتفق عليه بشرط الاستشارة:
text-nothing-pending = لا شيء.
text-proposals-pending = المقترحات: { $count }
text-brackets-pending = الأقواس: { $count }
text-sealed-pending = مختومة: { $count }
text-decidable = لا اعتراض ويكفي مقرر: { $count }
text-pending = المعلق
text-pending-first = أول { $count }؛ والكل متاح بصيغة JSON.
text-things-pending = المعلق: { $count }
text-not-in = لغات التفاوض بشأن هذا النص: { $languages }.
text-last-act = آخر إجراء:
text-clean = النص دون المقترحات
text-with-brackets = النص مع الأقواس
text-progress = التقدم
text-how-to-read = الكلمات بين الأقواس المعقوفة غير متفق عليها؛ ويليها من يقترحها أو يُبقيها. وما لا اسم بعده فهو الكلمات القائمة.
text-no-provision = لا يوجد حكم بهذا الوصف.
text-views = عروض النص
text-compare-with = المقارنة مع
text-by = الوفد
text-in = اللغة
text-words = كلمات في النص
text-without-effect = دون أثر
text-unreadable = تتعذر قراءته، السطر { $line }
text-no-wording = لا صياغة بهذه اللغة
proposal-instead-of = بدلا من
proposal-because = السبب:
proposal-was-sealed = أُودع مختوماً في { $day }
proposal-waits-for = في انتظار:
provision-no-proposals = لا يوجد اقتراح مسجل بشأنه.
provision-take-position = اتخاذ موقف
provision-propose = اقتراح كلمات أخرى
provision-now = ما ينص عليه
provision-as-printed = أقواسه غير متوازنة وأُبقيت كما طُبعت
provision-gone = لم يعد في النص.
provision-languages = بلغات أخرى
provision-behind = تستند هذه الصياغة إلى حالة سابقة للنص.
provision-history = ما جرى بشأنه
kind-text = نصوص قيد التفاوض
kind-provision = أحكام النصوص
instrument-texts = نصوص ستصبح هذا الصك أو تعدله
text-share = { $count } من { $total }

# ما يقوله الحكم للآلات وما ينتج عنه
text-rule = القاعدة:
text-means = ما تفعله القواعد
means-none = لا قاعدة لأي حكم، أو أن قاعدة تتحدث عما ليس في هذا السجل.
means-history = متى كانت هذه المعاهدات ستدخل حيز النفاذ بكل صياغة، لو انضمت دولها كما انضمت فعلاً.
means-no-history = لم تدخل أي معاهدة في هذا السجل حيز النفاذ بالإيداعات: لا شيء تُجرَّب عليه القواعد.
means-provision = الحكم
means-clause = البند
means-by = لمن الصياغة
means-stands = كما هي
means-later = { $count ->
    [one] بعد موعدها الفعلي بيوم واحد
    [two] بعد موعدها الفعلي بيومين
    [few] بعد موعدها الفعلي بـ { $count } أيام
    [many] بعد موعدها الفعلي بـ { $count } يوماً
   *[other] بعد موعدها الفعلي بـ { $count } يوم
}
means-earlier = { $count ->
    [one] قبل موعدها الفعلي بيوم واحد
    [two] قبل موعدها الفعلي بيومين
    [few] قبل موعدها الفعلي بـ { $count } أيام
    [many] قبل موعدها الفعلي بـ { $count } يوماً
   *[other] قبل موعدها الفعلي بـ { $count } يوم
}
means-not-by = ليس حتى { $day }
means-not-known = لا، بقدر ما هو معلوم
means-forecast = متى قد يدخل حيز النفاذ بكل صياغة، بقدر ما يمكن توقعه. يُفترض، ولا يُتوقع، أن { $who } يمكنها الانضمام إليه ابتداءً من { $opened }. ثم تنضم الدول كما تنضم إلى معاهدات الفئة المرجعية، في { $futures } من صور المستقبل (البذرة { $seed })، نُظر فيها حتى { $through }. ومن كل 100 صورة تقع 90 بين اليومين الطرفيين.
means-all-states = جميع دول هذا السجل
means-own-states = الدول التي فُتح لها بحسب قواعده نفسها («{ $set }»: { $count } اليوم)
means-own-states-later = الدول التي فُتح لها بحسب قواعده نفسها («{ $set }»: { $count } اليوم، و{ $later } أخرى حين تصير منها)
means-by-05 = نافذ في 5 من 100 صورة في موعد أقصاه
means-by-50 = في نصفها في موعد أقصاه
means-by-95 = في 95 من 100 في موعد أقصاه
means-share = نافذ بحلول { $day }
means-after = بعد { $day }
means-no-forecast-adopted = لا توقع: اعتُمد النص، وللصك الذي صار إليه توقع خاص به.
means-no-forecast-exists = لا توقع: في السجل الصك الذي صار إليه النص.
means-no-forecast-history = لا توقع: لا يُعرف كيف تنضم دول هذا السجل إلى المعاهدات.
means-no-forecast-rules = لا توقع: يتحدث بند عما ليس في هذا السجل، أو لا يبلغ أي توقع هذا البعد.
means-covered-by-none = لا يشمله أي صك ملزم نافذ
means-covered-by = يشمله أيضاً
means-wrong = القواعد في مجموعها لا تعمل بعد:
word-title = الاقتراح في وورد
word-lead = خذ هذا النص مستند وورد، وغيّر كلماته أو احذف أحكاماً أو اكتب أحكاماً جديدة، مع تعقب التغييرات أو بدونه، ثم أحضره إلى هنا. يُعرض ما سيقترحه قبل توقيع أي شيء؛ ولا يُحفظ المستند.
word-take = خذ المستند
seal-title = مقترحات مختومة
seal-lead = يمكن إيداع مقترح بحيث لا يقرأ أحد كلماته قبل أن يفتحه وفده. ويجب ألا تصل الكلمات إلى هنا قبل ذلك: اختمه على حاسوبك بسطر الأوامر. فهو يحفظ الكلمات وقيمة عشوائية في ملف لديك، ويطبع فعلاً ليس فيه إلا بصمتها. قل هذا الفعل هنا، أو سلّمه موقعاً. واحتفظ بالملف: فمن دونه لا يمكن فتح شيء.
seal-lodge = إيداع بصمة
seal-open-lead = لفتحه، اطبع الفعل من ملفك بسطر الأوامر. ويكون مقترحاً منذ ذلك اليوم إذا كان هو ما خُتم.
seal-open = فتح مقترح
word-document = المستند بعد تغييره
word-because = لماذا
word-together = اقتراح واحد بكل التغييرات، لا اقتراح لكل حكم
word-bring = اعرض ما سيقترحه
word-not-of-text = لم يُعَدّ هذا المستند من أي حالة لهذا النص: خذ مستنداً من هنا وغيّره.
word-of = أُعد من النص كما كان في { $day }
word-left-out = لم يُفهم
word-all-understood = فُهم كل ما في المستند.
word-tracked = تغييرات متعقَّبة بالأسماء التي تحملها؛ وبوسع أي شخص كتابتها.
word-lines = ما سيُسجَّل
desk-text-reads = ما سيقوله النص
desk-text-becomes = التعريف الذي يصير إليه، ويُوقَّع مع القرار
finding-table = ترفضه قاعدة من قواعد الطاولة.
finding-draft = لا يمكن قراءة سطر.

# المتابعة بالبريد: الصفحات والرسائل
follow-title = المتابعة
follow-lead = من يتابع شيئاً يعلم بما يتغير فيه، دون حساب.
follow-feeds = التلقيمات والتقاويم
follow-feeds-how = صفحات الدول والمعاهدات والتعهدات والمحافل متاحة أيضاً كتلقيمات وتقاويم: الروابط في أسفل كل صفحة. ولا حاجة لأن يعرف أحد من يقرؤها.
follow-mail = بالبريد
follow-mail-how = في صفحة دولة أو معاهدة أو تعهد أو محفل، افتح «متابعة هذا بالبريد». تطلب منك رسالة أن تؤكد. ثم تصلك رسالة واحدة على الأكثر في الأسبوع بكل ما تتابعه، ولا تصلك رسالة إن لم يكن هناك ما يقال.
follow-no-mail = هذا الخادم لا يرسل بريداً.
follow-open = متابعة هذا بالبريد
follow-address = عنوان البريد
follow-new = كل جديد: الأعمال التي تُسجَّل والمواعيد المقبلة والمواعيد التي انقضت
follow-missing = الناقص فقط: كل أسبوع، إلى أن يرد في السجل
follow-button = أرسلوا إليّ رسالة للتأكيد
follow-kept = يُحفظ عنوانك وما تتابعه ولغته: لهذا الغرض وحده، وليس في السجل العام أبداً. وعندما تتوقف عن المتابعة تُحذف. وما لا يؤكَّد خلال 48 ساعة يُحذف.
follow-asked = إن كان العنوان يستقبل البريد فهناك رسالة في الطريق إليه. ولا يُرسل شيء آخر قبل أن تؤكد فيها. وما لا يؤكَّد خلال 48 ساعة يُحذف.
follow-wrong-address = لا يمكن إرسال البريد إلى هذا العنوان. المتوقع: name@example.org
follow-full = الطلبات كثيرة جداً في هذه اللحظة. يرجى العودة غداً.
follow-failed = تعذر ذلك، وليس الخطأ منك. يرجى المحاولة لاحقاً.
follow-confirm-title = هل تريد متابعة هذا بالبريد؟
follow-confirm = نعم، أتابعه
follow-confirmed = أنت تتابعه الآن. تأتي الرسالة الأولى عندما يكون هناك ما يقال.
follow-old = هذا الرابط غير معروف، أو لم يعد كذلك: ما لا يؤكَّد خلال 48 ساعة يُحذف، وكذلك ما أوقفته.
follow-stop-title = ما تتابعه بالبريد
follow-stop = إيقاف هذا
follow-stop-all = إيقاف كل شيء وحذف عنواني
follow-stopped = لم تعد تتابع هذا.
follow-deleted = لم تعد تتابع شيئاً. حُذف عنوانك.
mail-confirm-subject = يرجى التأكيد: { $what }
mail-confirm-asked = طلب شخص ما من { $record } ({ $host }) إرسال رسائل إلى هذا العنوان بشأن:
mail-confirm-open = إن كنت أنت، فافتح هذه الصفحة خلال 48 ساعة واضغط الزر:
mail-confirm-not-you = إن لم تكن أنت، فلا تفعل شيئاً: يُحذف العنوان بعد 48 ساعة.
mail-subject = { $record }: { $count ->
    [one] أمر واحد
    [two] أمران
    [few] { $count } أمور
    [many] { $count } أمراً
   *[other] { $count } أمر
}، { $day }
mail-lead = ما تتابعه في { $record } ({ $host })، حتى { $day }.
mail-recorded = سُجل منذ الرسالة الأخيرة
mail-missing = ناقص: انقضى الموعد ولم يُعثر على شيء
mail-coming = خلال { $days } يوماً
mail-more = و{ $count } غيرها في الصفحة
mail-source = المصدر:
mail-why = تصلك هذه الرسالة لأنك أكدت أنك تتابع هذا. لرؤية ما تتابعه أو إيقافه:
mail-stop = ما أتابعه وكيف أوقفه

# المكتب خطوةً خطوة.
desk-steps = الخطوات
desk-continue = متابعة
desk-back = رجوع
desk-change = تغيير
desk-more = الإقليم، المكان، يوم نفاذ آخر، ملاحظة
desk-note = مذكرة شفوية
desk-note-lead = المذكرة الشفوية التي أُحيل بها الإجراء إلى الوديع، أو مكان نشره، أو كلاهما. وتصبح المذكرة مصدراً من مصادر السجل بالتوقيع نفسه.
desk-other-instruments = النصوص السياسية والمقترحات
desk-answers = التحقق مما يقال
desk-signing = التوقيع
desk-today = اليوم، { $day }
desk-record-on = تسجيل إجراء بشأن صك
desk-another-passkey = لا يُعرض مفتاح المرور
step-instrument = الصك
step-act = الدولة والإجراء
step-basis = اليوم والسند
step-said = ما يقال
step-check = التحقق والتوقيع
step-second = توقيع موظف ثانٍ
step-recorded = سُجّل
ask-instrument = بشأن أي صك؟
ask-act = مَن فعل ماذا؟
ask-basis = في أي يوم، وإلى ماذا يستند؟

# مرفق المذكرة الشفوية.
annex-title = مرفق مذكرة شفوية
annex-lead = ما قيل للسجل { $log } في { $day }، كما هو وارد فيه تحت الرقم { $entry }.
annex-log = موضعه
annex-entry = القيد
annex-by = باسم
annex-signature = التوقيع
annex-upon = حالة السجل التي اطلع عليها الموقّع: الحجم والجذر
annex-checkpoint = نقطة التحقق التي تثبته: السجل والحجم والجذر والتوقيعات
annex-key = مفتاح السجل
annex-check = للتحقق منه
annex-actor = الدولة أو المنظمة أو المنصب
annex-act = الإجراء
annex-instrument = الصك
annex-target = الموضوع
annex-provision = الحكم
annex-date = التاريخ
annex-effective = نافذ من
annex-until = حتى
annex-territory = الإقليم
annex-whom = بشأن
annex-value = القيمة
annex-topic = الموضوع الفرعي
annex-detail = النص
annex-note = ملاحظة
annex-source = المصدر
annex-digest = SHA-256 للوثيقة
