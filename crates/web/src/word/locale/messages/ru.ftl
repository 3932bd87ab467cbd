# What the pages say. docs/languages.md has the rules; a test fails on a message that is missing in a language or not used.

## The frame of every page

skip = Перейти к содержанию
languages = Языки
menu = Главное меню
todays-regime = Режим на сегодня
instruments = Документы
states = Государства
calendar = Календарь
commitments = Обязательства
stocktake = Подведение итогов
sources = Источники
log = Журнал
the-log = Журнал
desk = Рабочий стол
about = Об этом реестре
help = Термины и справка
search = Поиск
search-button = Найти
also-as = Также в виде
form-page = страница
form-calendar = календарь для подписки
form-feed = лента Atom
log-through = По записям журнала с 0 по { $entry }, корень
cosigned-by = заверено свидетелями: { $count } из { $of }
original-note = Тексты, подчёркнутые пунктиром, приводятся на английском языке.
as-of = по состоянию на
as-known = по сведениям на
go = Показать
today = сегодня
previous-act = ‹ предыдущий акт
next-act = следующий акт ›
not-today = Это режим по состоянию на { $day }, а не сегодняшний.
not-today-known = Это режим по состоянию на { $day } по сведениям реестра на { $known }, а не сегодняшний.
uncertain = неопределённо
uncertain-why = Зависит от неизвестных дат.
date-uncertain-why = День неизвестен; он лежит в этом промежутке.
date-unknown = дата неизвестна
date-by = не позднее { $day }
date-after = { $day } или позже
date-between = { $first } – { $last }
problem-what-next = Отсюда можно перейти:
problem-not-found = Не найдено
problem-bad-request = Запрос непонятен
no-such-actor = Нет государства или организации «{ $id }».
no-such-instrument = Нет документа «{ $id }».
no-such-forum = Нет форума «{ $id }».
no-such-session = Нет сессии «{ $id }».
no-such-page = Нет страницы «{ $name }».
not-a-day = «{ $text }» — не дата; дата пишется так: 2016-05-08.
did-you-mean = Возможно, имелось в виду:
any = любое
show = Показать
examples = Примеры
no-date = без даты
why = Почему
from = с
to = по
under = в рамках

## Today’s regime, instruments

what-binds = Что обязывает
what-is-due = Что предстоит
what-falls-due = Сроки
where-gaps = Где пробелы
parties-over-time = Число участников во времени
parties-to-over-time = Число участников во времени: { $instrument }
latest-acts = Последние акты
commitments-count = { $count } { $count ->
        [one] обязательство
        [few] обязательства
       *[other] обязательств
    }
complete-through-each = Реестр полон по { $days }; более поздние акты могут отсутствовать.
complete-through = Сведения о нём полны по { $day }; более поздние акты могут отсутствовать.
complete-through-sessions = Сведения о нём полны по { $day }; более поздние сессии могут отсутствовать.
proposed = предложено
on-subscription = действует с момента присоединения
in-force = в силе
since = с { $day }
from-day = с { $day }
not-yet-in-force = ещё не в силе
not-in-force = не в силе
perhaps-in-force = возможно, в силе
parties-count = { $count } { $count ->
        [one] участник
        [few] участника
       *[other] участников
    }
states-count = { $count } { $count ->
        [one] государство
        [few] государства
       *[other] государств
    }
organisations-count = { $count } { $count ->
        [one] организация
        [few] организации
       *[other] организаций
    }
signed-only-count = только подписали: { $count }
parties-threshold = Участники и порог
no-entry-clause = В его определении нет положения о вступлении в силу.
as-defined = Определение
who-since = Кто и с какого времени
reservations = Оговорки и заявления
what-was-promised = Что было обещано
decided-by = Решающим был акт:
missing = не хватает:
nobody-consented = К этому дню никто не выразил согласия на обязательность.
nobody-acted = К этому дню актов нет.
ended-on = прекратилось { $day }
line-bound = связаны
line-consented = дали согласие
line-needed = необходимо

## States

states-and-organisations = Государства и организации
state = Государство
organisation = Организация
continues = продолжает
acts = Акты
no-act-by-day = В реестре нет его актов к этому дню.
as-actor = как { $name }
member-of = член: { $organisations }
what-it-owes = Что должно сделать: { $name }
place-bound = связано
place-subscribes = присоединилось
place-consented = дало согласие
place-applies-provisionally = применяет временно
place-signed = подписало
place-ended = прекращено
place-not-yet = ещё нет
not-yet = ещё нет
article = статья { $number }

## Calendar, forums, sessions

who-at-level = Кто участвовал и на каком уровне
forums = Форумы
sessions = Сессии
ended = завершён
nothing-due = Ничего не предстоит.
none-by-day = К этому дню ни одной не было.
participation-unknown = Число участников неизвестно ни по одной сессии.
participation-chart = Участие по уровням, по сессиям
due-request = { $forum }: можно просить о созыве сессии
due-session = { $forum }: сессия
members-count = { $count } { $count ->
        [one] член
        [few] члена
       *[other] членов
    }
met-last = последний раз собирался не позднее { $day }
clauses-call-for = Что предусматривают его положения
no-clause-calls = Ни одно положение не предусматривает сессии.
proposals = Предложения
due-on = срок: { $day }
not-before = не ранее { $day }
days-late = опоздание: { $count } { $count ->
        [one] день
        [few] дня
       *[other] дней
    }
asked-needed = Просьб: { $have }; необходимо: { $needed } из { $of } членов.
asked-enough-published = Об остальных опубликовано лишь, что их «достаточно».
asked-enough-since = Достаточно с { $day }
by-name = Поимённо:
not-asked = Члены, о просьбах которых не известно: { $count }
convened-by = Созвано:
commitments-made-at = Принято на ней обязательств: { $count }
who-took-part = Кто участвовал
part-incomplete = Число участников неизвестно; из известных:
part-levels = Участвовали { $total }: на уровне главы государства или правительства — { $heads }, министра или выше — { $ministers }.
part-named = Здесь названы { $named }; об остальных известно только число.
observers = Наблюдатели
decisions = Решения
officers = Должностные лица
agenda = Повестка дня
documents = Материалы
statements = Заявления
credentials = Полномочия
published-counts = Опубликованные числа
put-on = внесено { $day }
silence-until = молчание можно нарушить до { $day }
level-head = глава государства или правительства
level-minister = министр
level-other = иной уровень
level-unknown = уровень неизвестен

## Commitments and stock-taking

filter-of = чьи
filter-under = где дано
filter-state = состояние
filter-year = год
nothing-found-meaning = «День прошёл, здесь ничего не найдено» говорит только об этом: в реестре нет ни доклада, ни оценки, насколько велись поиски. Того, что не публиковалось, в нём нет, и «не найдено» не значит «не сделано».
one-by-one = По одному
legend-complete = выполнены
legend-less = оценены ниже
legend-reported = есть доклад
legend-nothing-found = день прошёл, здесь ничего не найдено
legend-not-delivered = не выполнено, по оценке
legend-nothing = срок не наступил, ничего не известно
there-is-none = Нет ни одного.
commitments-chart = Обязательства по годам и их судьба
not-assessed = в этом качестве не оценивалось
what-it-corrects = Что исправляется
struck-out = Вычеркнуто
stocktake-of = Подведение итогов: { $what }
stocktake-of-help = Форум, документ или государство, по идентификатору
whole-regime = весь режим
take-stock = Подвести итоги
in-figures = В цифрах
delivered-meaning = Выполненным считается то, что показывает реестр или называет таковым кто-либо; кто именно — показано отдельно, и оценки не сводятся в одну.
sessions-missed = Сессии, которые должны были состояться и не состоялись
joined-left = Присоединились и вышли
of-a-forum = По форуму:

## What may come: momentum, forecasts, pathways

momentum = Динамика
pathways = Пути вперёд
forecast-link = Сколько присоединится и когда
forecast-of = Прогноз: { $instrument }
forecast-lead = Государств, присоединившихся к { $day } — последнему дню, на который их число известно: { $joined }. Могут ещё присоединиться: { $left }.
forecast-clause = иное положение о вступлении в силу
forecast-fan = Что может быть
forecast-band = К { $day }: в 9 вариантах будущего из 10 — от { $low } до { $high } государств; в 5 из 10 — от { $lower } до { $upper }; середина — { $middle }.
forecast-legend = Сплошная линия — то, что известно; светлая полоса охватывает 90 вариантов будущего из 100, тёмная — 50; линия внутри — их середина.
fan-middle = середина
fan-happened = что произошло
forecast-held = То, что затем произошло, лежало в полосе 90 % на { $held } из { $of } дат.
forecast-draws = Вариантов будущего: { $futures }; их задаёт число { $seed }. Тот же реестр даёт те же варианты.
forecast-every-future = Все варианты (CSV)
forecast-standing-on = Как можно было сказать на:
forecast-reached = Когда будет достигнуто число государств
forecast-believed = Насколько этому можно верить
forecast-how-good = Такие прогнозы проверены на договорах, которые были отложены при выборе модели: их полосы 90 % оправдались 87 раз из 100, а ошибка была примерно на пятую часть меньше, чем у «последние пять лет продолжаются». В них заложено лишь то, как государства присоединялись прежде, и ничего из того, что может сделать форум.
forecast-back = Назад к документу
forecast-not-open = Прогноз невозможен: к { $day } никто не мог присоединиться.
forecast-too-far = { $day } — слишком далеко: прогнозы не идут дальше { $last }.
forecast-past = { $day } уже в прошлом: происшедшее известно по { $seen }.
published-title = Опубликованные прогнозы
published-none = В этом реестре пока не опубликовано ни одного.
published-awaited = Опубликовано в этом реестре по всем документам: { $published }. День ни одного ещё не настал.
published-scored = Опубликовано в этом реестре по всем документам: { $published }; оценено: { $scored }. Полоса 90 % оправдалась { $held } раз из { $of }; средняя взвешенная интервальная оценка, в государствах: { $score }.
becomes-awaited = ожидается
becomes-unknown = пока неизвестно
becomes-too-late = записано слишком поздно
head-becomes = Что вышло
head-published-on = Опубликован
scores-title = Насколько хороши были прогнозы
scores-lead = Договоров, отложенных при выборе модели: { $treaties }. Прогнозов по ним, сделанных как бы в прошлом с тем, что тогда было известно, и оценённых: { $forecasts }.
scores-how = Рядом с моделью — три простых прогноза. Какие договоры отложить, решало правило, записанное до того, как их смотрели; каждый испытан один раз, когда всё было выбрано.
scores-ways = Модель и то, что она должна превзойти
scores-what = CRPS — ошибка в государствах, логарифмическая оценка — неожиданность: чем меньше, тем лучше. Относительно — к «последние пять лет продолжаются».
scores-resampled = Модель лучше его в { $share } из 100 повторных выборок целых договоров.
scores-years = По срокам вперёд
scores-tenths = Где среди вариантов лежало происшедшее
scores-tenths-what = Сколько прогнозов имели происшедшее в каждой десятой части вариантов, начиная с нижней. Поровну было бы верно; больше в верхней значит, что волны присоединений предсказаны слишком низко.
scores-forecasts = прогнозы
way-a-level-that-forgets-and-drifts = уровень, который забывает и дрейфует (модель)
way-constant-hazard-since-opening = темп с открытия продолжается
way-the-last-five-years-go-on = последние пять лет продолжаются
way-what-treaties-of-this-age-did = что было с договорами этого возраста
head-way = Прогноз
head-crps = CRPS
head-relative = Относительно
head-log-score = Логарифмическая оценка
head-held-50 = 50 % оправдались
head-held-90 = 90 % оправдались
head-years-ahead = Лет вперёд
remark-complete = Никого, кто мог бы присоединиться, не осталось: прогнозировать нечего.
remark-proposed = Это лишь предложение: столько присоединилось бы, если бы это было возможно с этого дня.
remark-no-joins = За { $years } государство-лет никто не присоединился: не более { $most } на государство в год.
remark-unnamed = Известны лишь по опубликованному итогу, без названий: { $count } из присоединившихся. В каждом варианте это другие государства.
remark-unscored = Дальше чем на { $years } лет такие прогнозы не оценивались.
whatif-title = С иным положением
whatif-same = В силе с { $day }, как и было.
whatif-later = В силе с { $day }; позже, чем было, на столько дней: { $days }.
whatif-earlier = В силе с { $day }; раньше, чем было, на столько дней: { $days }.
whatif-from = В силе с { $day }.
whatif-not-yet = Ещё не выполнено. В силе к концу года, доля из { $futures } вариантов:
momentum-of = Динамика: { $forum }
momentum-lead = Участников, поимённо: { $count }. В сравнении со всеми другими государствами.
momentum-lead-set = В этом множестве, в сравнении со всеми другими: { $count }.
momentum-set = кто, если не участники
momentum-what = Присоединения считаются на государство, которое ещё могло присоединиться, и год: за четыре года до форума, во время его работы и после. Годовые числа обманчивы: к документу, к которому присоединились почти все, присоединяется мало государств, как бы ни стремились остальные. Ни одно число здесь не доказывает, что причиной был форум.
momentum-ratios = Ускорились ли участники больше других
momentum-picture = Во сколько раз участники ускорились по сравнению с другими, интервалы 90 %
momentum-legend = Больше 1 — участники ускорились больше других; где линия пересекает 1, данные не позволяют судить. Серым — договоры, которых форум не требовал.
momentum-controls = Договоры, которых форум не требовал
momentum-controls-why = То же отношение для них: что происходило в любом случае.
momentum-figures = Цифры
momentum-few = ≈: менее 5 присоединений или менее 30 государство-лет — слишком мало само по себе.
momentum-never-met = К { $day } не состоялось ни одной сессии: нет ни «до», ни «во время», ни «после».
momentum-no-forum = К этому дню ни один форум не собирался.
group-participants = участники
group-others = все остальные
said-few = Слишком мало присоединений для вывода ({ $who }): { $before } до, { $during } во время.
said-rose = Темп вырос ({ $who }): { $before } до, { $during } во время.
said-fell = Темп упал ({ $who }): { $before } до, { $during } во время.
said-unclear = Темп мог измениться, а мог и нет ({ $who }): { $before } до, { $during } во время.
said-nobody = Ни одно государство вне группы не присоединилось.
said-nobody-most = Ни одно государство вне группы не присоединилось за { $years } государство-лет: не более { $most } на государство в год.
said-more = Участники ускорились больше других ({ $ratio }); что причиной был форум, это не доказывает.
said-less = Участники ускорились меньше других ({ $ratio }).
said-cannot-tell = Данные не позволяют сказать, ускорились ли участники больше других ({ $ratio }).
said-days = Из { $of } дат известны { $known }: со всеми интервал был бы шириной в { $would } раза, а не в { $width }.
said-not-open-before = До начала форума присоединиться было нельзя: сравнивать не с чем.
said-not-known-during = Кто присоединился во время работы форума, неизвестно: сравнивать не с чем.
said-nobody-in-group = В одной из двух групп некому было присоединиться: сравнивать не с чем.
said-full = Присоединиться могли ещё менее 15 % группы: отношение составить нельзя.
said-saturated = Могли ещё присоединиться потом ({ $who }): { $left } из { $of }. Тогда меньше присоединений в год — не потеря динамики.
pulse-too-few = Из { $of } присоединений месяц известен лишь у { $known }, причём у некоторых потому, что о них сообщили на сессии: о сроках судить нельзя.
pulse-figures = Участников, присоединившихся в месяц сессии или в шесть следующих: { $after }. Если сдвинуть сессии назад на 1–{ $slides } мес.: в среднем { $slid }, и столько же в { $many } из { $slides } сдвигов.
pulse-hardly = Случайность едва ли даёт такой всплеск.
pulse-suggestive = Наводит на мысль, но не доказано.
pulse-cannot-tell = Данные не позволяют отличить всплеск от случайности.
joins-in-years = { $joins } за { $years } государство-лет
foreseen-of = { $n } из { $of }
period-before = до
period-during = во время
period-after = после
window-6-to-1-months-before = за 6–1 мес. до
window-the-month-of-the-session = месяц сессии
window-1-to-6-months-after = через 1–6 мес.
window-7-to-12-months-after = через 7–12 мес.
held-inside = ✓ внутри
held-outside = ○ вне
held-uncertain = ≈ неясно
order-better = лучше
order-worse = хуже
order-cannot-be-told-apart = неразличимы
obligation-binding = обязывающее
obligation-political = политическое
obligation-uniform = одинаковое для всех
obligation-differentiated = для каждого — что примет
on-gap-adherence = участие
on-gap-standards = стандарты
on-gap-military = военные материалы
on-gap-accountability = подотчётность
on-gap-minimisation = сведение ядерных материалов к минимуму
belief-happens = осуществится
belief-takes-part = из приглашённых когда-либо участвуют
belief-pull = притяжение: во сколько раз быстрее присоединяются приглашённые, семь месяцев с сессии
belief-adopts = принятие через столько лет
belief-terms = условия: во сколько раз быстрее обычного присоединяются
belief-commitments = обязательств каждого участника на сессии
belief-delivered = выполнено в срок
belief-of = { $what } ({ $forum })
assumed = предположение
pathways-title = Пути вперёд в сравнении
pathways-lead = Для всех одни и те же варианты будущего ({ $futures }), по { $day }. Какой путь лучше — никогда не одно число.
pathways-assumed = Предположения — лишь слова того, кто описал путь. Ни один прогноз действия форума ещё не оценивался: сравнивайте, чтобы увидеть, что должно быть верно, а не чтобы узнать, что будет.
pathways-list = Пути
pathways-bands = Середина и границы, в которых лежат 90 вариантов из 100.
pathways-scatter = Охват и притязания
scatter-title = По горизонтали: { $across }; по вертикали: { $up }
scatter-more = больше присоединений в итоге, чем если ничего не делать
scatter-legend = Точка — среднее; линии охватывают 90 вариантов из 100. У пути, который редко осуществляется, среднее близко к нулю.
dimension-took-part = когда-либо участвующие государства
dimension-joins = присоединения ко всем документам
dimension-delivered = выполненные обязательства
pathways-multiples = Участники и подписавшиеся по годам
pathways-multiples-legend = Полосы охватывают 90 и 50 вариантов из 100; пунктир — середина, если ничего не делать.
multiple-title = { $pathway }: { $instrument }, в итоге { $band }
pathways-gains = Насколько больше присоединяется, чем если ничего не делать
pathways-gains-why = Средние. Притяжение действует семь месяцев и исчезает — более долгого реестр не показывает: встречи меняют главным образом время присоединения, но почти не итоговое число.
pathways-obligations = Обязательства в итоге
obligations-why = Обязывающее считает участников документа, в котором оно содержится, если путь осуществится; политическое — тех, кто участвует.
pathways-pairs = Что лучше в тех же вариантах будущего
pathways-front = Ни один не лучше во всём, в среднем, чем: { $which }.
pathways-every-pair = Попарно: доля вариантов, в которых лучше первый
pathways-turns = Где порядок меняется
turns = { $dimension }: «{ $ahead }» впереди «{ $behind }», если только это предположение о «{ $pathway }» не равно { $value }: { $belief }
turns-none = Ни одно предположение в своих границах не меняет порядка двух различимых путей.
pathways-hangs = Что больше всего зависит от одного предположения
pathways-none = На этот день сравнение невозможно:
pathways-no-files = В этом реестре нет путей. Путь — это файл в папке «pathways».
no-such-pathway = Пути «{ $id }» нет.
pathway-proposed-in = Предложен в:
pathway-meets = Кто собирается и что это даёт
pathway-sessions = сессий: { $sessions }; дней в каждой: { $days }
pathway-invites = Приглашено государств: { $count }.
pathway-brings = Когда-либо участвуют: { $part }; обязательств принято: { $made }, выполнено: { $delivered }; дней встреч: { $days }.
pathway-believed = Что предполагается и с чьих слов
pathway-believed-what = Каждое значение лежит в границах 9 раз из 10 и в каждом варианте берётся заново.
pathway-compare = Сравнить все пути
head-after-1 = Через 1 год
head-after-5 = Через 5
head-after-10 = Через 10
head-in-the-end = В итоге
head-around-sessions = Вокруг сессий
head-assumed = Предположено
head-at-lower = У нижней границы
head-at-upper = У верхней границы
head-at-risk = Могли присоединиться
head-belief = Предположение
head-below-5 = 5 %
head-below-25 = 25 %
head-middle = Середина
head-below-75 = 75 %
head-below-95 = 95 %
head-last-five-years = Если последние пять лет продолжатся
head-happened-since = Что произошло
head-held = В полосе 90 %
head-between = Между
head-delivered = Выполнено
head-dimension = В чём
head-on-gap = Пробел
head-group = Группа
head-invites = Приглашает
head-join-all = Присоединятся ко всему
head-joins = Присоединения
head-meeting-days = Дней встреч
head-obligation = Обязательство
head-on-whose-word = С чьих слов
head-other-pathway = Другой
head-others = Остальные
head-participants = Участники
head-pathway = Путь
head-period = Период
head-rate = Темп [90 %]
head-ratio = Отношение [90 %]
head-state-years = Государство-лет
head-take-part = Когда-либо участвуют
head-through = По какой день
head-treaty = Договор
head-urges = Призывает присоединиться
head-where-written = Где записано

## The log, keys, papers, proofs, sets, sources

acts-as-recorded = Акты в порядке записи
acts-lead = Актов: { $count }, последние сначала.
acts-signed = ✓ Подписано тем, о ком акт, его собственным ключом; остальные записаны за него.
signed-own-key = подписано собственным ключом
disagreements-lead = То, что принимает реестр, отмечено; причина указана рядом. Кто знает больше, пусть сообщит об этом с источником.
where-sources-disagree = Где источники расходятся
no-disagreement = Расхождений не записано.
taken = принято
entry-number = Запись { $entry }
recorded-on = записано { $day }
signed = Подписи
not-signed = Не подписано: депозитарий записал то, что опубликовано в источнике.
signed-by = Подписано: { $who }
countersigned-by = Скреплено подписью: { $who }
passkey = ключ доступа
had-seen = Подписавший видел журнал из { $count } записей.
proof = Доказательство
proof-of-entry = Доказательство этой записи
check-in-browser = проверить в этом браузере
keys = Ключи
keys-lead = Кто здесь высказывается, подписывает ключом, действующим на месте записи. За ключи ручаются двое сотрудников депозитария на основании вербальной ноты.
keys-none-yet = Писать сюда по сети пока никто не может: первые двое сотрудников депозитария не зарегистрировали ключи. Записанное до тех пор обозначено как записанное депозитарием.
key-in-force = действует
make-or-sign = Создать ключ доступа или подписать им
rules-of-record = Правила этого реестра:
log-lead = Каждая страница выводится из журнала, в котором записей: { $count }. Ничего нельзя изменить или изъять, не изменив корневой хеш, а корень подписан.
log-root = Корень
verifier-key = Ключ проверки
checkpoint = Контрольная точка
witnesses = Свидетели
witnesses-lead = Каждый видел, что журнал только растёт, и подтверждает это своим ключом.
quorum-met = Кворум «{ $quorum }» есть.
quorum-not-met = Кворума «{ $quorum }» пока нет.
keys-link = Ключи: кто за кого говорит и кому что можно
sealed-papers = Запечатанные документы
check-a-proof = Проверить доказательство
check-it = Проверьте сами
single-entry = Отдельная запись, например первая, доказывает себя без этого сервера:
verify-what = Команда читает исходные записи, заново вычисляет все хеши, проверяет подпись, заново вычисляет режим и сравнивает его с этими страницами. Журнал может прочесть и любой клиент этого стандарта:
papers-lead = О запечатанном документе в журнале есть лишь дайджест с солью. Сам он лежит здесь, зашифрованный для адресатов. Когда его вскроют, каждый сможет проверить, что запечатано было именно это.
no-paper = Пока ничего не запечатано.
a-paper = Документ
sealed = запечатано
opened-by-entry = вскрыто записью { $entry }
paper-for = для: { $who }
encrypted-file = зашифрованный файл
document-kept = хранится здесь ({ $kind }, { $size } кБ)
document-not-kept = документ здесь не хранится
documents-zip = все документы в одном файле ZIP
documents-kept = хранится здесь: { $kept } из { $cited }
levels = Уровни
check-lead = Браузер проверяет сам. На слово не верят ни этому серверу, ни нам: только ключу, который вы вставите сюда и получили от того, кому доверяете. Скрипт достаточно короток, чтобы его прочесть; без браузера:
check-key = Ключ проверки журнала
check-entry = Номер записи
check-file = или файл её доказательства
check = Проверить
check-not-proved = Не доказано.
step-proof = Это доказательство (c2sp.org/tlog-proof@v1)
step-entry = В нём есть сама запись
step-key = Это ключ журнала Ed25519
step-number = Номер ключа верен
step-log = Контрольная точка журнала { $log }
step-leads = Запись { $entry } ведёт к корню { $size } записей
step-root = Корень подписан этим ключом
step-signed = { $key } подписал сказанное от имени { $by }
step-unsigned = Она не подписана тем, о ком она: записал { $by } { $day }
sign-with-passkey = Подписать ключом доступа
make-passkey = Создать ключ доступа
make-passkey-lead = Он остаётся в вашем устройстве. То, что появится здесь, включают в вербальную ноту депозитарию, двое сотрудников которого его регистрируют.
passkey-for = Для кого
passkey-not-made = Ключ не создан.
begin = Учредить депозитария
begun = Два сотрудника уже имеют ключи.
begin-lead = Вначале ключей здесь нет ни у кого. С кодом, который сервер показал при запуске, два первых сотрудника депозитария регистрируют по ключу доступа, один за другим на этой странице. За второго ручается первый и подписывает ещё раз. С этого времени без подписи ничего не записывается.
begin-code = Код, показанный сервером
begin-note = Нота или решение, на котором это основано, с номером и датой
begin-officer = Должность этого сотрудника, без имени
begin-register = Создать ключ доступа и зарегистрировать его
begin-first = Первый сотрудник зарегистрирован. Теперь второй.
begin-second = Два сотрудника имеют ключи: реестр ведут они.
passkey-recipient = Для запечатанных документов: получатель age, если он у вас есть
passkey-address = Браузеры создают ключи доступа для имени, а не для числа. На этой машине откройте
say-something = Сказать что-либо
say-lead = Акт в виде JSON, как ниже; ключ доступа подписывает его дайджест. На рабочем столе есть формы.
say-by = От чьего имени
say-words = Что
say-recorded = Записано под номером { $entry } { $day }
say-failed = Не записано.
sign-and-record = Подписать и записать
needs-javascript = Эта страница работает с JavaScript; без него то же делают команды:
set-label = Множество государств и организаций
set-count = { $count } на { $day }

## Parts of long lists

parts = Части этого списка
sort-by = Сортировать по этому
part-of = { $first }–{ $last } из { $total }
part-previous = ‹ предыдущие
part-next = следующие ›

## Heads of tables

head-about = О чём
head-as = Роль
head-bound-from = Связано с
head-by = Автор
head-by-itself = Самооценка
head-by-peers = Оценка других
head-circulated = Разослано
head-clause = Положение
head-cosigned = Заверено
head-date = Дата
head-day = День
head-deposited = Сдано на хранение
head-due = Срок
head-element = Элемент
head-entry = Запись
head-forum = Форум
head-happened = Что произошло
head-have = Есть
head-heads = Главы
head-holder = Держатель
head-id = Код
head-independently = Независимо
head-instrument = Документ
head-kept-by = У кого хранится
head-key = Ключ
head-last-session = Последняя сессия
head-level = Уровень
head-made = Принято
head-measure = Показатель
head-asked-for-by = Кто запросил
head-step-taken = Кто сделал шаг
head-definition = Определение
head-figure = Значение
head-cause = Причина
head-counts = Учёт
head-came = Поступило
head-assumption = Допущение
head-as-it-is = Как есть
head-if-so = В этом случае
head-lacks = Чего не хватает
head-holds = Чем располагает
head-pledges = Обещания
head-reports-requests = Доклады, просьбы, предложения
head-condition = Условие
head-lack-it = У скольких нет
head-members = Члены
head-ministers-or-above = Министры и выше
head-missing = Не хватает
head-name = Название
head-needed = Необходимо
head-next = Следующая
head-objections = Возражения
head-parties = Участники
head-venue = Место проведения
head-publisher = Издатель
head-read = Прочитано
head-recorded = Записано
head-remark = Примечание
head-reported-or-assessed = Доклад или оценка
head-requirement = Условие
head-said-complete = Названо выполненным
head-says = Утверждает
head-session = Сессия
head-share = Доля
head-signed-only = Только подписали
head-since-entry = С записи
head-source = Источник
head-standing = Статус
head-state = Состояние
head-states = Государства
head-status = Состояние
head-the-period-before = Предыдущий период
head-the-day-before = Накануне
head-the-last-day = В последний день
head-this-period = Этот период
head-took-part = Участвовали
head-until = До
head-what = Что
head-who = Кто
head-why = Почему
head-withdrawn = Снято
head-witness = Свидетель
head-words = Слова

## Acts, by the terms that depositaries use

act-signature = подписание
act-succession-to-signature = правопреемство в отношении подписания
act-ratification = ратификация
act-acceptance = принятие
act-approval = утверждение
act-accession = присоединение
act-succession = правопреемство
act-formal-confirmation = официальное подтверждение
act-definitive-signature = окончательное подписание
act-subscription = присоединение к заявлению
act-deposit = сдача на хранение
act-reservation = оговорка
act-declaration = заявление
act-objection = возражение
act-withdrawal-of-reservation = снятие оговорки
act-withdrawal-of-objection = снятие возражения
act-denunciation = денонсация
act-withdrawal-of-denunciation = отзыв денонсации
act-provisional-application = временное применение
act-termination-of-provisional-application = прекращение временного применения
act-territorial-application = территориальное применение
act-territorial-exclusion = исключение территории
act-rectification = исправление
act-convening = созыв
act-cancellation = отмена
act-invitation = приглашение
act-attendance = участие
act-observation = наблюдение
act-credentials = полномочия
act-withdrawal-of-credentials = отзыв полномочий
act-election = избрание
act-agenda-item = пункт повестки дня
act-document = документ
act-statement = выступление
act-decision = решение
act-vote = голосование
act-request = просьба
act-withdrawal-of-request = отзыв просьбы
act-proposal = предложение
act-circulation = рассылка
act-pledge = обещание
act-withdrawal-of-pledge = отзыв обещания
act-report = доклад
act-evidence = подтверждение
act-assistance-request = просьба о помощи
act-assistance-offer = предложение помощи
act-lesson = извлечённый урок
act-self-assessment = самооценка
act-peer-assessment = оценка другим государством
act-independent-assessment = независимая оценка
act-mission = миссия
act-recommendation = рекомендация
act-published-count = опубликованное число
act-forecast = прогноз

## States of things

state-pending = ожидается
state-due-soon = скоро срок
state-overdue = просрочено
state-day-passed-nothing-found-here = день прошёл, здесь ничего не найдено
state-day-passed-not-known-to-have-been-held = день прошёл, неизвестно, состоялось ли
state-not-delivered-by-an-assessment = не выполнено, по оценке
state-reported = есть доклад
state-assessed = оценено
state-came-about = осуществлено
state-withdrawn = отозвано
state-under-way = идёт
state-held = состоялась
state-convened = созвана
state-cancelled = отменена
state-due = предстоит
state-requested-to-be-convened = запрошена, подлежит созыву
state-may-be-requested = можно просить о созыве
state-not-yet-possible = пока невозможно
state-waiting = в ожидании
state-proposed = предложено
state-silence-is-open = процедура молчания открыта
state-adopted = принято
state-not-adopted = не принято
state-open = открыто
state-met = выполнено
state-not-met = не выполнено
state-uncertain = неопределённо
state-its-day-has-passed = срок прошёл

## Force

force-binding = обязательный
force-political = политический
force-proposed = предложенный

## Grades

grade-no-evidence = нет сведений
grade-not-started = не начато
grade-limited = ограниченно
grade-substantial = существенно
grade-complete = полностью

## What is counted

counted-participants = участники
counted-heads = главы государств и правительств
counted-ministers = министры и выше
counted-observers = наблюдатели
counted-requests = просьбы
counted-pledges = обещания

## Values of acts

value-head = глава государства или правительства
value-minister = министр
value-other = другой
value-for = за
value-against = против
value-abstention = воздержание
value-president = председатель
value-co-president = сопредседатель
value-enough = достаточно
value-complete = полностью
value-substantial = существенно
value-limited = ограниченно
value-not-started = не начато
value-no-evidence = нет сведений

## What happened

happened-promised = обещано
happened-delivered = выполнено
happened-reported = есть доклад
happened-unreported = срок прошёл, доклада нет
happened-withdrawn = отозвано

## Figures

figure-promised = обещано
figure-delivered = выполнено
figure-delivered-as-the-record-itself-shows = выполнено, как показывает сам реестр
figure-delivered-by-its-own-account = выполнено, по собственным словам
figure-delivered-by-peers-account = выполнено, по словам других
figure-delivered-by-independent-account = выполнено, по независимой оценке
figure-reported-on = есть доклад
figure-deadlines-passed-nothing-reported = срок прошёл, доклада нет
figure-withdrawn = отозвано
figure-joined = присоединились
figure-left = вышли
figure-sessions-held = состоялось сессий
figure-sessions-due-and-not-held = не состоялось сессий, которые предстояли
figure-delegations-at-sessions = делегаций на сессиях
figure-led-by-a-head-of-state-or-government = во главе с главой государства или правительства
figure-led-by-a-minister-or-above = во главе с министром или выше
figure-in-favour = за
figure-against = против
figure-abstaining = воздержались
figure-not-voting = не голосовали
figure-needed = необходимо
figure-objections = возражения
figure-would-prevent = помешали бы
figure-present = присутствовали
figure-members = члены
figure-quorum = кворум

## Contents of entries

content-source = источник
content-disagreement = расхождение источников
content-actor = государство или организация
content-attribute = признак
content-definition = определение
content-key = ключ
content-sealed = запечатанный документ
content-opened = вскрытый документ
content-act = акт

## Roles

role-depositary = депозитарий
role-secretariat = секретариат
role-chair = председатель
role-delegation = делегация
role-reviewer = эксперт по оценке
role-observer = наблюдатель

## Columns of entries

column-date = дата
column-actor = кто
column-act = акт
column-instrument = документ
column-source = источник
column-effective = действует с
column-target = о чём
column-detail = подробности
column-note = примечание
column-id = код
column-value = значение
column-from = с
column-until = по
column-whom = кого

## Names of States and organisations, where CLDR has none or another than the United Nations

actor-csk = Чехословакия
actor-ddr = Германская Демократическая Республика
actor-sun = Союз Советских Социалистических Республик
actor-ymd = Демократический Йемен
actor-yug = Югославия (Социалистическая Федеративная Республика)
actor-scg = Сербия и Черногория
actor-zan = Занзибар
actor-eu = Европейский союз
actor-euratom = Европейское сообщество по атомной энергии
actor-iaea = Международное агентство по атомной энергии
actor-un = Организация Объединенных Наций
actor-uncn = Совет Организации Объединенных Наций по Намибии
actor-interpol = Международная организация уголовной полиции
actor-ipfm = Международная группа по расщепляющимся материалам

## Search, comparing, about, help

search-lead = Напишите название, код или несколько слов на любом из шести языков; опечатка простительна. Можно спросить и о множестве: States party to cppnm but not parties to cppnm-amendment.
search-nothing = По запросу «{ $q }» ничего не найдено. Попробуйте меньше слов или одну из страниц меню.
search-first = Показаны первые { $count }; остальное в JSON этой страницы.
search-as-set = Как множество:
compare = Сравнить два государства
compare-with = сравнить с другим государством
compare-first = первое
compare-second = второе
compare-button = Сравнить
differs = различается
about-lead = Это реестр того, что государства сделали в рамках режима. Показанное вычисляется из текстов документов и актов государств на любой день; ничего не вносится вручную.
about-use = Использование
about-licence = Реестром может пользоваться кто угодно и для любой цели без разрешения (CC0 1.0). Цитируемые источники принадлежат их издателям.
about-cite = Ссылаясь на страницу, укажите её адрес с датой и корень журнала, сейчас { $root }…: тогда каждый сможет проверить, что ничего не изменилось.
about-robots = Программам здесь рады: любую страницу можно получать и хранить; если нового нет, она так и отвечает.
about-machines = Для программ
about-forms = Любая страница есть также в JSON и CSV по тому же адресу с .json или .csv.
export-package = Весь реестр в виде пакета таблиц
export-database = Весь реестр в виде базы данных
about-names = Названия и границы
about-disclaimer = Показанные названия и границы не означают официального одобрения или признания и не выражают какого-либо мнения о правовом статусе страны, территории, города или района либо их властей.
rehearsal = Это учебная копия. Ничто из сказанного здесь не говорится { $log }.
about-languages = Шесть языков равноправны. Названия государств — принятые в Организации Объединённых Наций или, если их нет, из Unicode CLDR; названия документов — по аутентичным текстам.
help-reading = Как читать эти страницы
help-time = Под каждым заголовком выбирается показываемый день и день, на который были известны сведения. Весь сайт остаётся на этом дне, пока вы не вернётесь к сегодняшнему; край страницы при этом окрашен.
help-doubt = Если известен не день, а промежуток, это отмечено знаком ≈, а зависящее от него число дано пределами, например 98–101.
help-sets = Каждое число ведёт к тем, кого оно считает. Считается множество, записанное словами; его можно изменить и спросить снова.
help-terms = Термины

## Kinds of things that are found, terms and their meaning

kind-state = Государства и организации
kind-instrument = Документы
kind-forum = Форумы
kind-session = Сессии
kind-commitment = Обязательства
kind-act = Акты
kind-source = Источники
head-differs = Различие
term-depositary = Депозитарий
term-signatory = Подписавшая сторона
term-ratification = Ратификация, принятие, утверждение
term-accession = Присоединение
term-deposit = Сдача на хранение
term-entry-into-force = Вступление в силу
term-party = Участник
term-reservation = Оговорка
term-denunciation = Денонсация
term-succession = Правопреемство
term-political-commitment = Политическое обязательство
term-session = Сессия
term-credentials = Полномочия
term-silence = Процедура отсутствия возражений
term-checkpoint = Контрольная точка и корень
term-witness = Свидетель
meaning-depositary = Тот, кто хранит подлинник договора и получает документы государств (ВКПМД, ст. 77).
meaning-signatory = Государство, которое подписало договор, но ещё не выразило согласия на его обязательность.
meaning-ratification = Акты, которыми подписавшее государство выражает согласие на обязательность (ВКПМД, ст. 2 и 14).
meaning-accession = Акт, которым неподписавшее государство становится участником (ВКПМД, ст. 15).
meaning-deposit = Передача документа о согласии депозитарию; считается день передачи (ВКПМД, ст. 16).
meaning-entry-into-force = День, с которого договор обязателен для выразивших согласие, как в нём самом указано (ВКПМД, ст. 24).
meaning-party = Государство, согласившееся на обязательность договора, для которого он в силе (ВКПМД, ст. 2).
meaning-reservation = Заявление, исключающее или изменяющее действие положения для одного государства, если договор это допускает (ВКПМД, ст. 19–23).
meaning-denunciation = Уведомление, которым участник выходит из договора; действует так, как в нём указано.
meaning-succession = Одно государство заменяет другое в его договорах.
meaning-political-commitment = Обещание, не обязательное по праву, например коммюнике или информационный циркуляр.
meaning-session = Одно собрание форума с первого до последнего дня.
meaning-credentials = Документы о том, кто вправе выступать и голосовать от имени государства на сессии.
meaning-silence = Текст принимается, если до назначенного дня никто не возразил.
meaning-checkpoint = Размер журнала и хеш всего журнала, подписанные: ни одна запись не изменится без изменения хеша.
meaning-witness = Чужая программа, которая видела, что журнал только растёт, и подписывает это.

## Map and pictures

map = Карта
map-of = { $instrument }, { $day }
map-outlines = равновеликая карта
map-tiles = по клетке на государство
map-others = не принадлежит ни одному государству реестра
map-undetermined = граница не определена или не согласована
map-notes = Серым показаны территории, в том числе Западная Сахара, и то, что не определено. Индия и Пакистан не договорились об окончательном статусе Джамму и Кашмира; пунктир там примерно соответствует Линии контроля. Граница между Суданом и Южным Суданом и окончательный статус района Абьей не определены. Косово показано согласно резолюции 1244 (1999) Совета Безопасности. Аргентина и Соединенное Королевство спорят о суверенитете над Фолклендскими (Мальвинскими) островами.
map-link = На карте
picture-as = Это изображение в виде

## The desk

desk-signed-in = Вход выполнен за { $who }, роль: { $role }, { $officer }
desk-sign-out = Выйти
desk-as = Я говорю за
desk-sign-in = Войти с ключом доступа
desk-failed = Вход не выполнен.
desk-no-passkey = Для него здесь не зарегистрирован действующий ключ доступа.
desk-waiting = Что ждёт меня
desk-waiting-one = Ожидает второй подписи
desk-nothing-waits = Ничего не ждёт.
desk-nothing-there = Для вошедшего здесь ничего не ожидает.
desk-waits-for-other = ждёт другого сотрудника
desk-waits-for-me = ждёт моей подписи
desk-promised = Наши обещания, о которых следует доложить
desk-drafts = Черновики в этом браузере
desk-draft = Черновик
desk-forms = Что записать
desk-forms-lead = Заполнить форму и увидеть последствия может каждый. Подписать может лишь тот, кто вошёл с ключом доступа.
optional = (если есть)
desk-show-changes = Показать последствия
desk-saved = Сохранено как черновик в этом браузере.
desk-refused = Это было бы отклонено
desk-changes = Что это меняет
desk-changes-nothing = Это будет записано, и ничто вычисляемое не изменится.
desk-have-needed = Теперь { $have } из необходимых { $needed }.
desk-enters = Вступает в силу { $day } для государств и организаций: { $count }.
desk-enters-not = Он больше не вступает в силу.
desk-bound-from = связано с { $day }
desk-bound-no-more = больше не связано
desk-parties = Участники на { $day }: { $before } → { $after }
desk-signatories = Только подписали: { $before } → { $after }
desk-becomes-due = Что становится предстоящим
desk-due-no-more = Что больше не предстоит
desk-gone = исчезло
desk-pages-change = Страницы и ленты, которые изменятся и оповестят подписчиков
desk-sign-in-first = Чтобы подписать, войдите выше.
desk-may-not = Тот, за кого вы говорите, не вправе это заявлять.
desk-needs-two = Нужен второй сотрудник: после вашей подписи ожидается его подпись.
desk-now-waits = Подписано; ожидает второго сотрудника.
desk-later = Связь плохая; подписанное сохранено и будет отправлено снова.
desk-sign = Подписать ключом доступа
desk-withdraw = Отозвать
desk-inexact = День точно не известен
desk-document = Документ
desk-digest = Выберите документ: его SHA-256 вычисляется здесь. Сам он отправляется, только когда акт записан, если вы не укажете иное перед подписанием.
desk-bring = После записи акта хранить документ здесь, где его может прочесть каждый
desk-brought = Документ сохранён.
desk-not-brought = Документ не сохранён:

## Forms

form-deposit = Акт по документу
form-reservation = Оговорка, заявление или возражение
form-rectification = Исправление
form-pledge = Обязательство
form-report = Доклад об обязательстве
form-assessment = Оценка обязательства
form-request = Просьба о созыве сессии
form-session = Созыв сессии
form-attendance = Участие в сессии
form-credentials = Полномочия
form-agenda = Пункт повестки дня
form-decision = Решение, внесённое на сессию
form-vote = Голос
form-offer = Предложение помощи
form-mission = Миссия по рассмотрению
form-recommendation = Рекомендация миссии
form-cancellation = Отмена сессии
form-invitation = Приглашение на форум
form-election = Избрание на должность
form-document = Документ
form-statement = Выступление на сессии
form-proposal = Предложение поправки
form-circulation = Рассылка предложения
form-count = Опубликованное число
form-forecast = Прогноз
form-correction = Исправление акта на форуме или по обязательству
field-actor = Кто
field-act = Что сделано
field-instrument = Документ
field-date = В какой день
field-effective = С действием с
field-source = Где опубликовано
field-note = Примечание
field-detail = Какими словами
field-target = О чём
field-topic = Тема
field-until = К какому дню
field-id = Краткое имя
field-whom = О ком
field-from = С какого дня
field-territory = О какой территории
field-place = Где
field-digest = SHA-256 документа
field-language = Его язык
field-rectification-target = Какой акт
field-rectification-detail = Как он должен читаться
field-correction-target = Какой акт
field-correction-effective = День, когда он был совершён
field-correction-value = Уровень, голос, оценка, число, должность, услуга или условное обозначение
field-correction-date = День исправления
field-correction-note = Почему он исправляется
field-pledge-instrument = К какому документу присоединиться
field-pledge-target = Где оно принято
field-assessment-value = Оценка
field-mission-whom = Кого посещают
field-mission-value = Какая служба
field-session-detail = Её название
field-session-value = Вид сессии
field-attendance-value = На каком уровне
field-election-value = На какую должность
field-document-detail = Его название
field-document-value = Его условное обозначение
field-decision-value = По какому предмету, как его называют правила
field-vote-value = Голос
field-count-detail = Что подсчитано
field-count-value = Сколько
field-forecast-value = Числа, ниже которых лежат 5, 25, 50, 75 и 95 вариантов из 100
field-forecast-from = На какой день составлен
field-forecast-until = На какой день прогноз
field-forecast-topic = По какой модели
field-forecast-detail = Как сделан: число, варианты, реестр
hint-id = Строчные латинские буквы, цифры и дефисы, например fin-2026-1; не повторяется.
hint-target = Код предмета, как на его странице.
hint-source = Начните писать название и выберите; или укажите адрес страницы (https://…).
hint-digest = У кого есть документ, тот сможет потом проверить, тот ли это документ.
hint-rectification-target = Его дата и слово, например 2016-04-07 acceptance.
hint-rectification-detail = Верные дата и слово, например 2016-04-08 acceptance; или nothing, если акт вычёркивается.
hint-correction-target = Его дата, слово и идентификатор или то, о чём он, например 2014-03-24 attendance nss-2014.
hint-correction-detail = Заполните только то, что было неверно: остальное остаётся как было. Слово nothing вычёркивает акт.
hint-correction-value = Словом реестра, например head, for или complete.
hint-recommendation-target = Код миссии.
hint-circulation-target = Код предложения.
sort-regular = очередная
sort-intersessional = межсессионная
head-signed-first = Подписал
head-next-step = Что можно сделать
column-topic = тема
column-territory = территория
column-place = место
column-digest = SHA-256
column-language = язык

## Depositary notifications

notification = Уведомление депозитария
notification-draft = Проект по данным реестра на этом языке; шесть языков указаны выше.
notification-who = { $depositary }, действуя в качестве депозитария, сообщает следующее:
notification-act = { $name }: { $kind ->
        [signature] подписание
        [ratification] сдача на хранение ратификационной грамоты
        [acceptance] сдача на хранение документа о принятии
        [approval] сдача на хранение документа об утверждении
        [accession] сдача на хранение документа о присоединении
        [formal_confirmation] сдача на хранение акта официального подтверждения
        [deposit] сдача на хранение документа о согласии на обязательность
        [succession] уведомление о правопреемстве
        [denunciation] уведомление о денонсации
       *[other] { $act }
    }, { $day }. Договор: { $instrument }.
notification-bound = В соответствии с { $article } договор вступает в силу для { $name } { $day }.
notification-enters = Этим актом выполнены условия ({ $article }): { $instrument } вступает в силу { $day }

## Что может быть неверно в акте

finding-actor-ended = В этот день его уже не существовало.
finding-actor-not-yet = В этот день его ещё не существовало.
finding-bad-address = Это не адрес страницы.
finding-bad-correction = Не сказано, как акт должен читаться.
finding-bad-date = Такая дата невозможна.
finding-bad-digest = Это не SHA-256.
finding-bad-id = Такой идентификатор невозможен.
finding-bad-number = Такое число невозможно.
finding-bad-target = Не назван акт, который можно исправить.
finding-control-character = Здесь стоит невидимый знак.
finding-duplicate = Это уже внесено в реестр.
finding-duplicate-deposit = Согласие на обязательность уже выражено.
finding-duplicate-signature = Подпись уже поставлена.
finding-future-date = Этот день ещё не наступил.
finding-misplaced = Для акта этого вида поле остаётся пустым.
finding-missing = Это поле обязательно.
finding-missing-source = У каждого акта указано, где он опубликован.
finding-no-denunciation = Документ не может быть денонсирован.
finding-no-reservations = Документ не допускает такой оговорки.
finding-no-rule = Правила форума не говорят, как он принимает решения.
finding-not-a-member = В этот день он не является членом форума.
finding-not-committed = Такого обязательства он не принимал.
finding-not-eligible = В этот день документ для него не открыт.
finding-not-in-session = В этот день сессия не проводится.
finding-not-seated = Он не может голосовать на этой сессии.
finding-nothing-to-denounce = Нет согласия на обязательность, которое можно было бы прекратить.
finding-nothing-to-withdraw = Отзывать нечего.
finding-others-depend = Другие акты перестали бы быть верными.
finding-short-notice = Срок уведомления короче, чем требуют правила.
finding-too-early = Слишком рано.
finding-too-late = Слишком поздно.
finding-total-differs = Опубликованный итог говорит иное.
finding-two-at-once = В эти дни форум уже заседает.
finding-unknown-act = Такого вида акта нет.
finding-unknown-actor = Такого государства или организации нет.
finding-unknown-forum = Такого форума нет.
finding-unknown-instrument = Такого документа нет.
finding-unknown-source = Такого источника нет.
finding-unknown-subject = У форума нет правила по этому предмету.
finding-unknown-target = То, к чему относится акт, в реестр не внесено.
finding-unknown-word = Здесь такое значение невозможно.
finding-wrong-act = Здесь такой вид акта невозможен.
finding-wrong-actor = Этот форум созывает другой.
finding-wrong-capacity = Этот вид оценки не соответствует тому, кто кого оценивает.
finding-wrong-columns = У акта нет такого поля.

# How far an answer is known, and published totals beside the names.
or-more = { $what } или больше
complete-unsaid = Реестр не указывает, по какой день он полон; акты могут отсутствовать.
complete-unsaid-sessions = Реестр не указывает, по какой день он полон; заседания могут отсутствовать.
complete-unsaid-each = Реестр не указывает, по какой день он полон для { $names }; акты могут отсутствовать.
published-total = Поимённо { $named }; опубликовано { $number }
published-missing = из них не названы здесь { $number }
record-ends = реестр доведён до { $day }
record-unsaid = реестр может быть неполным
totals = Опубликованные итоги
totals-agree = { $count } из { $all } опубликованных итогов совпадают с именами
totals-lead = Каждый кем-либо опубликованный итог стоит рядом с именами, которые этот реестр содержит на тот же день. Где имён не хватает, итог ограничивает подсчёт.
published-as-of = опубликовано { $number }, на { $day }
chart-dotted = Пунктир: реестр заканчивается, может быть и больше.
chart-circles = Кружки: опубликованные итоги.
explained = объяснено
counted-parties = участники
counted-states = государства-участники
counted-signatories = подписавшие
counted-subscribers = присоединившиеся
counted-members = члены
agreement-agrees = ✓ совпадает
agreement-fewer-named = ◐ названо меньше
agreement-differs = ≠ расходится
head-published = Опубликовано
head-by-name = Поимённо

# What became of promises.
together = совместно: { $count }
in-time = в срок
late = с опозданием
says = по оценке: { $who }
looked-through = поиск по { $day }
series = поступило { $came } из { $due }
about-operator = Ведёт

corrections = Исправления
corrections-lead = Что говорилось в реестре прежде и что говорится с тех пор, когда, кем и почему это записано. Исправленное остаётся в журнале: спросите о более раннем дне.
no-correction = Исправлений нет.
head-corrected-by = Кем исправлено
said-in-group = Сказано вместе с другими: подписи стоят в записи { $entry }.
desk-defined = Новое
desk-undefined = Больше нет
content-name = название
content-group = группа записей
column-corrects = исправляет запись
column-removes = удаляет запись
column-why = почему
column-decision = решение-основание
column-members = число записей в группе
column-root = их корень Меркла
column-title = заглавие
column-publisher = издатель
column-url = адрес
column-retrieved = прочитано
column-name = название
column-kind = вид
column-path = файл
column-text = текст
column-attribute = признак

form-source = Источник
form-actor = Государство или организация
form-attribute = Признак государства
form-disagreement = Расхождение источников
form-name = Название на языке
form-definition = Документ, форум, показатель или правила
kind-record = Сам реестр
which-actor-state = государство
which-actor-organisation = организация
taken-yes = да, реестр принимает
taken-no = нет
field-title = Заглавие
field-publisher = Кто издал
field-url = Адрес в сети
field-retrieved = Когда прочитано
field-name = Название
field-kind = Что из двух
field-to = Первый день, когда уже не действует
field-continues = Государство, договоры которого оно продолжает
field-succeeds = Государство, на территории которого оно возникло
field-attribute = Какой признак
field-attribute-value = Значение: число либо yes или no
field-question = В чём расходятся
field-says = Что говорит этот источник
field-taken = Принимает ли это реестр
field-reason = Почему да или нет
field-of = Что так называется (идентификатор)
field-short = Краткое название
field-full = Полное название или заглавие
field-path = Файл
field-text = Текст
field-decision = Решение, на котором основано
field-corrects = Номер исправляемой записи
field-why = Почему, если что-то заменяется
hint-definition-path = Например, instruments/treaty.instrument; для правил — policies/roles.cedar.
hint-name-language = Код, например ar, zh, en, fr, ru или es.
desk-correct = Исправить сказанное

## The menu and what comes next

menu-treaties = Договоры
menu-find = Найти государства
menu-meetings = Встречи
menu-next = Далее
menu-below = О реестре
change-day = изменить
next-what = Что можно сделать дальше
next-lead = Что и когда может состояться на каждом форуме, кто может этого добиться и сколько для этого уже сделано; и кто сделал шаг к устранению каждого пробела.
next-asked = { $have } из { $needed } необходимых, всего участников: { $of }
next-pledged = обещает присоединиться
next-signed = подпись поставлена

## Gaps and measures

gaps = Пробелы
gaps-all = Все показатели
gaps-lead = За каждым значением стоят акты и данные реестра, и при нём сказано, что неизвестно. Никто не получает ни баллов, ни места.
gaps-none = В реестре нет показателей такого рода.
gap-standards = Ни один общий стандарт не обязателен для всех
gap-adherence = Присоединились не все
gap-military = Военные материалы остаются вне охвата
gap-accountability = Немногие обязаны отчитываться в том, что делают
gap-minimisation = Материалов больше, чем необходимо
gap-other = Прочие показатели
no-such-measure = Нет показателя «{ $id }».
value-nobody = считать не из кого
measure-of = { $counted } из { $of } ({ $value })
measure-said = { $title }: { $value }.
measure-missing = Не хватает: { $names }.
measure-missing-count = Не хватает: { $count }.
measure-perhaps = Возможно, не хватает: { $names }.
measure-aim = Цель: { $aim }
measure-aim-own = собственная цель составителя
measure-met = достигнута
measure-not-met = не достигнута
measure-quote = Абзац для цитирования
measure-quote-source = По состоянию на { $day }, по реестру с числом записей { $entries }: { $address }
measure-chart = { $title }, во времени
measure-variants = Если спросить иначе
measure-over-time = Во времени
measure-changed = Что изменилось с { $day }
measure-unchanged = Ничего не изменилось.
measure-who = Кто учтён и кого не хватает
measure-held = Что есть у каждого
measure-rows = Что предстояло и что поступило
measure-doubts = Больше всего пределы значения расширяет то, что неизвестно об этих субъектах: { $names }.
measure-hangs = От чего зависит значение
measure-range = Не меньше: { $least }; не больше: { $most }, какое бы из этих допущений ни принять.
measure-if = Если бы кто-либо совершил акт
measure-if-label = Предположим
measure-disagree = сообщить о расхождении
cause-revised = пересмотрено в реестре
cause-definition = определено иначе
cause-joined = присоединение или поступление
cause-left = выход
cause-denominator = вхождение в целое или выход из него
cause-reading = прочитанные данные
cause-doubt = уже не достоверно или теперь достоверно
cause-totals = опубликованные итоги
counts-counted = ● учтено
counts-missing = ○ не хватает
counts-unknown = ≈ неизвестно
counts-yes = ● учитывается
counts-no = ○ не учитывается
ground-no-act = нет акта в реестре
ground-no-reading = нет данных: { $of }
ground-no-row = нет строки в реестре: { $of }
assumption-as-recorded = как в реестре
assumption-half-as-long = данные действительны вдвое меньший срок
assumption-for-ever = данные действительны, пока не найдены другие
assumption-silence-unknown = о тех, по кому нет данных, ничего не известно
assumption-silence-none = у тех, по кому нет данных, ничего нет
assumption-complete = реестр полон
assumption-left-out = исключая: { $who }
weakest-link = Слабейшее звено
weakest-lead = Цепь держится, пока держится каждое её звено. Показаны те, кто выполняет меньше всего условий, в алфавитном порядке, и то, что могло бы помочь. Тех, о ком ничего не известно, среди них нет.
weakest-over = Среди { $set }
weakest-distribution = Сколько субъектов выполняют то или иное число условий
weakest-surely = достоверно
weakest-possibly = возможно
weakest-conditions = условий: { $met } из { $of }
weakest-fewest = Те, кто выполняет меньше всего условий при любом ответе на неизвестное
weakest-nobody = Никто, насколько известно.
weakest-perhaps = Возможно, в их числе:
weakest-bottleneck = Чего не хватает чаще всего
weakest-means = Доля выполненных условий: среднее { $mean }, среднее геометрическое { $geometric }, минимум { $minimum }

## A promise
no-such-promise = Обязательства «{ $id }» нет.
promise-nobody = На { $day } этого никто не обещал.
promise-not-theirs = Это государство не из тех, кто обещал это к указанному дню.
promise-recommended-to = Рекомендовано:
promise-with-others = и ещё { $count }
promise-together = Обещали вместе: { $count }
promise-each = Обещали каждый за себя: { $count }
promise-due = Срок:
promise-no-day = Срок не установлен.
promise-became = Что из этого вышло
promise-states = обещавшие
promise-evidence = Что показало бы выполнение
promise-shown-by-joining = Согласие на обязательность или присоединение:
promise-shown-in-force = Вступление в силу:
promise-shown-again = Регулярные доклады:
promise-shown-by-account = Отчёт самого государства, других государств или независимого эксперта.
promise-nothing-found = ничего не найдено
promise-said = Что об этом говорилось
promise-report = Сообщить о выполнении
promise-who-may = Доклад подписывает за рабочим столом делегация: { $name }.
promise-who = Кто обещал
head-account = Чья оценка
head-grade = Оценка
head-days-late = Дней опоздания
head-made-at = Где дано
head-position = Правовое положение
filter-kind = вид
commitment-national = одного государства
commitment-joint = совместное
commitment-recommendation = рекомендация
commitments-national = Собственные обещания государств, по годам
commitments-joint = Совместные обещания, по каждому участнику, по годам
commitments-recommended = Рекомендации миссий, по годам
commitments-lead-national = Из обещаний отдельных государств ({ $count }) выполнены или считаются выполненными по чьей-либо оценке: { $complete }.
commitments-lead-joint = Совместных обещаний: { $promises }; всего они даны { $count } раз, по разу за каждое государство; выполнено: { $complete }.

## One State
state-to-answer = Требует ответа
state-bound-by = Достоверно связано договорами: { $count } из { $of }.
state-promised = Из обещаний ({ $count }) выполнены или считаются выполненными: { $complete }.
state-not-found = Срок прошёл, и в этом реестре ничего не найдено: { $count }; это не значит, что ничего не сделано.
state-nothing-passed = Обещаний с прошедшим сроком, о которых ничего не найдено, нет.
state-report = Доложить
state-treaties = Договоры
state-subscribes = Поддержанные политические документы
state-not-subscribed = Не поддержан:
state-was-there = Участие во встречах
state-standing = Обещания без срока ({ $count })
state-closed = Обещания выполненные или отозванные ({ $count })
state-acts = Все акты с источником и доказательством ({ $count })
state-as-csv = Таблицей (CSV):

## Sources
no-such-source = Источника «{ $id }» нет.
source-open = открыть
source-id = здесь цитируется как { $id }
source-read = прочитано { $day }
source-nothing = На нём не основаны ни акты, ни показатели.
source-acts = Акты, основанные на нём ({ $count })
source-readings = Показатели, основанные на нём ({ $count })
head-value = Значение

## Home
home-bind = Действующих договоров: { $count }:
home-next = Далее:
home-find = Найти своё государство
home-who-has = Кто участвует: { $whole }, но не { $amendment }?
home-what-promised = Что было обещано и что из этого вышло?
home-what-next = Что может произойти дальше и от кого это зависит?
home-comes = Что предстоит
home-promised = Что было обещано и что об этом известно
home-own = отдельных государств
home-joint = совместные, по государствам
home-texts = Политические документы и предложения

## Headings that say which
head-joined-by = Каким актом
head-out-of = Всего
head-begins = Начало
head-ends = Окончание
head-arises-from = Основание

## Citing
cite = Как сослаться на эту страницу
cite-text = { $title }. В: { $record }. На { $on }, по данным на { $known }; журнал из { $size } записей, корень { $root }.

## A treaty
treaty-adopted = Принят { $day }
treaty-opened = открыт для подписания { $day }
treaty-depositary = депозитарий:
treaty-amends = вносит поправку в:
treaty-text = текст:
treaty-covers = Охватывает:
treaty-could-join = Могут присоединиться: { $count }
treaty-signed = подписали; об обязательности неизвестно
treaty-not-signed = о подписании неизвестно

## Find States
who-write = Написать
who-choose = Выбрать
who-among = Среди:
who-all = все государства
who-joined = участвуют в:
who-without = но не в:
who-none = – ничего –

## The desk, once it is recorded
desk-next-entry = Запись в журнале
desk-next-another = Внести ещё один

## Notifications
notification-reference = Номер: { $log }, запись { $entry }. Составлено { $day }.
notification-to = Участникам, а также государствам и организациям, имеющим право стать участниками:
notification-its-terms = его положениями
notification-no-day = Точная дата этого акта неизвестна. До её установления уведомлять не о чем.

## Lists of instruments, the map
instruments-political = Политические документы
instruments-political-meaning = Государства поддерживают их. Юридически они никого не связывают.
instruments-proposed = Предложенные и не принятые
head-text = Документ
head-subscribers = Поддержали
map-title = Положение государств: { $instrument }

## Filters
filter-whose = чьё
# The negotiating table
act-drafting = действие за столом переговоров по тексту
act-chairing = действие председателя по тексту
form-drafting = За столом: предложение, позиция, скобки
form-chairing = Председателем текста: решение, процедура умолчания
field-drafting-value = Что делается
field-drafting-target = Текст, текст/положение или предложение
field-drafting-topic = Какая позиция или под каким названием
field-drafting-detail = Какими строками
field-chairing-value = Что делается
field-chairing-target = Текст, текст/положение или форум
field-chairing-topic = Какое решение
field-chairing-detail = Какими строками
drafting-text = текст вынесен на обсуждение
drafting-tabling = внесение формулировки
drafting-textual-proposal = текстовое предложение
drafting-retabling = предложение внесено вновь
drafting-withdrawal-of-proposal = отзыв предложения
drafting-cosponsorship = присоединение к предложению
drafting-position = позиция
drafting-bracket = скобки
drafting-lifting-of-bracket = снятие скобок
drafting-package = пакет предложений
drafting-division-of-package = разделение пакета
drafting-text-decision = решение по тексту
drafting-consolidation = сведение
drafting-silence-procedure = процедура умолчания по тексту
drafting-translation = перевод
drafting-correction-of-text = исправление принятого текста

## Texts under negotiation, their pages
texts = Тексты на переговорах
texts-lead = Что государства пишут вместе: как далеко продвинулся каждый текст и что кого ждёт.
texts-none = В этот день ни один текст не вынесен на обсуждение.
texts-all = На столе переговоров
text-not-yet = Этот текст не был на обсуждении { $day }. Он был вынесен { $first }.
no-such-text = Нет текста «{ $id }».
no-such-provision = В этом тексте на { $day } нет положения «{ $id }».
form-plain = простой текст
text-no-words = без текста
text-on-behalf-of = за
text-inserted = добавлено:
text-inserted-end = конец добавления
text-deleted = исключено:
text-deleted-end = конец исключения
provision-part = Часть { $number }
provision-chapter = Глава { $number }
provision-section = Раздел { $number }
provision-annex = Приложение { $number }
provision-kind-preamble = Преамбула
provision-kind-recital = Пункт преамбулы
provision-kind-part = Часть
provision-kind-chapter = Глава
provision-kind-section = Раздел
provision-kind-article = Статья
provision-kind-heading = Заголовок
provision-kind-paragraph = Пункт
provision-kind-point = Подпункт
provision-kind-subpoint = Подподпункт
provision-kind-line = Абзац без номера
provision-kind-annex = Приложение
provision-kind-note = Примечание секретариата
wait-position = { $by }: { $stance } ({ $on }), с { $day }
wait-keeper = { $by } сохраняет скобки { $bracket } с { $day }
wait-lifting = никто не сохраняет скобки { $bracket }: их можно снять
wait-package = пакет { $package }, решение по которому принимается в целом
wait-silence = процедура умолчания до конца { $day }
wait-decision = никто не возражает: решение форума
wait-tabled = внесено в скобках
stance-support = поддержка
stance-no-objection = нет возражений
stance-objection = возражение
stance-reservation = резервирует позицию
stance-abstention = не занимает позиции
stance-bracket = скобки
ruling-basis = основа переговоров
ruling-take-in = включено в текст
ruling-reject = отклонено
ruling-ad-referendum = согласовано ad referendum
ruling-reopen = вновь открыто
ruling-open-reading = чтение открыто
ruling-close-reading = чтение закрыто
ruling-begin-voting = начало голосования
ruling-adopt = текст принят
text-status-not-discussed = не обсуждалось
text-status-bracketed = в квадратных скобках
text-status-clean = без скобок
text-status-ad-referendum = согласовано ad referendum
text-status-adopted = принято
text-phase-no-basis = основы для переговоров пока нет
text-phase-open = открыт для предложений
text-phase-closed = чтение закрыто
text-phase-adopted = принят
change-insert = включить
change-replace = заменить формулировку
change-words = изменить слова
change-delete = исключить
change-move = переместить
change-split = разделить
change-merge = объединить
difference-same = без изменений
difference-changed = изменено
difference-added = добавлено
difference-removed = исключено
fate-live = на обсуждении
fate-withdrawn = отозвано
fate-taken-in = включено в текст
fate-rejected = отклонено
fate-lapsed = утратило силу: предмета предложения в тексте больше нет
pending-silence = процедура умолчания
pending-proposal = предложение
pending-bracket = скобки
text-by-article = Как далеко продвинулась каждая статья
text-over-time = Продвижение во времени
head-adopted = Принято
head-ad-referendum = Согласовано ad referendum
head-without-brackets = Без скобок
head-bracketed = В скобках
head-not-discussed = Не обсуждалось
head-provision = Положение
head-position-taken = Позиция
head-since = Начиная с
head-proposal = Предложение
head-waits-for = Ожидает
head-proposed-by = Чьё
head-pending = Не решено
head-last-act = Последнее действие
text-compared = С { $from } по { $to }, слово за словом
text-compared-how = Добавленные слова подчёркнуты, исключённые зачёркнуты; квадратные скобки сравниваются как знаки.
text-nothing-changed = Ничего не изменилось.
text-same = Положений без изменений: { $count }
text-moved = перемещено
text-delegation = { $name } на этих переговорах
text-in-brackets-because = Ещё в скобках по её причине
text-holds-nothing = По её причине в скобках ничего нет.
text-proposed = Что предложено
text-proposed-nothing = Ничего не предложено.
text-provisions-of = Положения: { $count }
text-what-is-agreed = Что согласовано?
text-who-may-speak = Кто может выступать?
text-what-may-change = Что можно изменить сейчас?
text-what-is-pending = Что не решено?
text-how-far = Продвижение: положения по их состоянию
text-no-basis = Ничего: основы для переговоров пока нет.
text-all-adopted = Всё: текст принят.
text-agreed-of = Согласовано ad referendum: { $count } из { $total }
text-clean-of = Без скобок, ещё не согласовано: { $count } из { $total }
text-bracketed-of = В скобках: { $count } из { $total }
text-agreed-are = Согласовано ad referendum:
text-chairs = Председательствует:
text-members = Участники:
text-all-states = Участвуют все государства.
text-observers = Наблюдатели, слова которых вносит участник:
text-change-no-basis = Ничего нельзя предложить, пока не определена основа переговоров.
text-change-closed = Ничего: чтение закрыто.
text-change-adopted = Только ошибки (Венская конвенция о праве международных договоров, статья 79).
text-change-all = Всё: принимаются предложения и позиции.
text-change-but = Всё, кроме согласованного ad referendum:
text-nothing-pending = Всё решено.
text-proposals-pending = предложений: { $count }
text-brackets-pending = скобок: { $count }
text-decidable = Возражений нет, достаточно решения: { $count }
text-pending = Не решено
text-pending-first = Первые { $count }; всё есть в JSON.
text-things-pending = Не решено: { $count }
text-not-in = Языки переговоров по этому тексту: { $languages }.
text-last-act = Последнее действие:
text-clean = Текст без предложений
text-with-brackets = Текст со скобками
text-progress = Продвижение
text-how-to-read = Слова в квадратных скобках не согласованы; за ними указано, кто их предлагает или сохраняет. Без имени — это слова имеющегося текста.
text-no-provision = Таких положений нет.
text-views = Виды текста
text-compare-with = Сравнить с
text-by = Делегация
text-in = Язык
text-words = Слова в тексте
text-without-effect = Без последствий
text-unreadable = не читается, строка { $line }
text-no-wording = нет формулировки на этом языке
proposal-instead-of = вместо
proposal-because = Почему:
proposal-waits-for = Ожидает:
provision-no-proposals = По нему ничего не предложено.
provision-take-position = Занять позицию
provision-propose = Предложить другие слова
provision-now = Что в нём сказано
provision-as-printed = скобки непарные и сохранены как напечатано
provision-gone = Его больше нет в тексте.
provision-languages = На других языках
provision-behind = Эта формулировка основана на прежнем состоянии текста.
provision-history = Что с ним делалось
kind-text = Тексты на переговорах
kind-provision = Положения текстов
instrument-texts = Тексты, которые станут им или изменят его
text-share = { $count } из { $total }

# Что положение говорит машинам и что из этого вышло бы
text-rule = Правило:
text-means = Что дали бы правила
means-none = Ни у одного положения нет правила, или правило говорит о том, чего в этом реестре нет.
means-history = Когда эти договоры вступили бы в силу при каждой формулировке, если бы их государства присоединялись так, как присоединялись.
means-no-history = Ни один договор этого реестра не вступил в силу в результате сдачи документов: правила не на чем проверить.
means-provision = Положение
means-clause = Пункт правила
means-by = Чья формулировка
means-stands = как есть
means-later = { $count ->
    [one] на { $count } день позже, чем на деле
    [few] на { $count } дня позже, чем на деле
   *[other] на { $count } дней позже, чем на деле
}
means-earlier = { $count ->
    [one] на { $count } день раньше, чем на деле
    [few] на { $count } дня раньше, чем на деле
   *[other] на { $count } дней раньше, чем на деле
}
means-not-by = нет по состоянию на { $day }
means-not-known = нет, насколько известно
means-forecast = Когда он может вступить в силу при каждой формулировке, насколько это можно предвидеть. Предполагается, но не прогнозируется, что все государства этой записи могут присоединиться к нему начиная с { $opened }. Далее государства присоединяются так же, как к договорам эталонного класса, в { $futures } вариантах будущего (начальное число { $seed }), рассмотренных по { $through }. Из 100 вариантов 90 лежат между крайними днями.
means-by-05 = В силе в 5 из 100 вариантов не позднее
means-by-50 = В половине не позднее
means-by-95 = В 95 из 100 не позднее
means-share = В силе к { $day }
means-after = позднее { $day }
means-no-forecast-adopted = Прогноза нет: текст принят, и у документа, которым он стал, есть собственный.
means-no-forecast-exists = Прогноза нет: документ, которым стал текст, уже есть в записи.
means-no-forecast-history = Прогноза нет: неизвестно, как государства этой записи присоединяются к договорам.
means-no-forecast-rules = Прогноза нет: положение говорит о том, чего в этой записи нет, или так далеко прогнозы не идут.
means-covered-by-none = ни один обязательный документ, находящийся в силе, этого не охватывает
means-covered-by = это охватывает также
means-wrong = В целом правила пока не действуют:
word-title = Предложить в Word
word-lead = Возьмите этот текст как документ Word, измените слова, вычеркните положения или напишите новые, с отслеживанием изменений или без него, и принесите его сюда. Что он предложил бы, показывается до подписания; сам документ не хранится.
word-take = Взять документ
word-document = Изменённый документ
word-because = Почему
word-together = Одно предложение из всех изменений, а не по одному на каждое положение
word-bring = Показать, что он предложил бы
word-not-of-text = Этот документ не сделан ни из одного состояния этого текста: возьмите документ здесь и измените его.
word-of = сделан из состояния на { $day }
word-left-out = Не понято
word-all-understood = Всё в документе понято.
word-tracked = Отслеженные изменения по именам, которые в них стоят; их может ввести кто угодно.
word-lines = Что было бы записано
desk-text-reads = Как читался бы текст
desk-text-becomes = Определение, которым он становится; подписывается вместе с решением
finding-table = Правило стола не допускает этого.
finding-draft = Строку нельзя прочитать.

# Подписка по почте: страницы и письма
follow-title = Подписка
follow-lead = Подписчик узнаёт об изменениях, не заводя учётной записи.
follow-feeds = Ленты и календари
follow-feeds-how = Страницы государств, договоров, обещаний и форумов есть также в виде лент и календарей: ссылки внизу каждой страницы. Никому не нужно знать, кто их читает.
follow-mail = По почте
follow-mail-how = На странице государства, договора, обещания или форума откройте «Подписаться по почте». Придёт письмо с просьбой подтвердить. Затем вы получаете не более одного письма в неделю обо всём, на что подписаны, и ни одного, если сообщить нечего.
follow-no-mail = Этот сервер не отправляет почту.
follow-open = Подписаться по почте
follow-address = Адрес электронной почты
follow-new = Всё новое: записанные акты, наступающие и прошедшие сроки
follow-missing = Только недостающее: каждую неделю, пока его нет в реестре
follow-button = Прислать письмо для подтверждения
follow-kept = Хранятся ваш адрес, предмет подписки и язык: только для этого и никогда в открытом реестре. При отказе от подписки они удаляются. То, что не подтверждено за 48 часов, удаляется.
follow-asked = Если адрес принимает почту, письмо уже в пути. До подтверждения больше ничего не отправляется. То, что не подтверждено за 48 часов, удаляется.
follow-wrong-address = На этот адрес нельзя отправить письмо. Ожидается: name@example.org
follow-full = Сейчас слишком много запросов. Пожалуйста, вернитесь завтра.
follow-failed = Это не удалось сделать, не по вашей вине. Попробуйте позже.
follow-confirm-title = Подписаться на это по почте?
follow-confirm = Да, подписаться
follow-confirmed = Подписка оформлена. Первое письмо придёт, когда будет о чём сообщить.
follow-old = Эта ссылка неизвестна или больше не действует: то, что не подтверждено за 48 часов, удаляется, как и прекращённые подписки.
follow-stop-title = Ваши подписки по почте
follow-stop = Прекратить
follow-stop-all = Прекратить всё и удалить мой адрес
follow-stopped = Эта подписка прекращена.
follow-deleted = Подписок больше нет. Ваш адрес удалён.
mail-confirm-subject = Подтвердите, пожалуйста: { $what }
mail-confirm-asked = Кто-то попросил { $record } ({ $host }) отправлять письма на этот адрес о следующем:
mail-confirm-open = Если это были вы, откройте эту страницу в течение 48 часов и нажмите кнопку:
mail-confirm-not-you = Если это были не вы, ничего не делайте: адрес удаляется через 48 часов.
mail-subject = { $record }: { $count ->
    [one] { $count } новость
    [few] { $count } новости
   *[other] { $count } новостей
}, { $day }
mail-lead = То, на что вы подписаны в { $record } ({ $host }), по состоянию на { $day }.
mail-recorded = Записано со времени последнего письма
mail-missing = Недостаёт: срок прошёл, и ничего не найдено
mail-coming = Ближайшие { $days } дней
mail-more = и ещё { $count } на странице
mail-source = Источник:
mail-why = Вы получили это письмо, потому что подтвердили подписку. Посмотреть или прекратить подписки:
mail-stop = мои подписки и как их прекратить
