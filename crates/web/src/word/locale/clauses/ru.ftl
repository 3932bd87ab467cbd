# Что говорят положения определения. События и множества стоят в родительном падеже.

## Clauses of an instrument

clause-enters-into-force = вступает в силу { $when }
clause-later-parties = для последующих участников: { $when }
clause-later-after-entry = для участников после вступления в силу: { $when }
clause-on-subscription = действует с момента присоединения
clause-binds = обязателен для { $set }, если они не возражают
clause-denunciation = денонсация вступает в силу { $when }
clause-no-denunciation = денонсация не допускается
clause-denounced-with = денонсация { $id } означает и денонсацию этого документа
clause-succession-independence = правопреемство действует с момента независимости
clause-succession-notification = правопреемство действует с момента уведомления
clause-provisional = временное применение по заявлению
clause-reservations = оговорки допускаются
clause-no-reservations = оговорки не допускаются
clause-reservations-to = оговорки допускаются: { $articles }
clause-consent-by = согласие выражается через: { $kinds }
clause-binds-all = обязателен для { $set }
clause-binds-reserve = обязателен для { $set }, если они не сделают оговорку
clause-binds-either = обязателен для { $set }, если они не возражают и не сделают оговорку
clause-before-entry = { $binds } до вступления в силу
clause-denunciation-on = денонсация вступает в силу { $on }, если уведомление сделано не позднее { $by }
clause-denunciation-period = денонсация вступает в силу по истечении срока действия
clause-denunciation-period-notice = денонсация вступает в силу по истечении срока действия, если уведомление сделано за { $period } до этого
clause-denunciation-not-before = денонсация возможна не ранее: { $when }
clause-succession-after = правопреемство действует { $when }
clause-provisional-default = временное применение со стороны { $set }, начиная с: { $from }
clause-provisional-until = { $clause }, до: { $until }
clause-provisional-unless = { $clause }, если они не возражают
clause-provisional-ends = временное применение прекращается { $when }
clause-reservations-unless = оговорки допускаются, если в течение { $period } не возразит { $share } { $set }
clause-lasts = срок действия: { $period }
clause-lasts-then = срок действия: { $first }, затем продлевается на { $then }
clause-from = с { $from }
clause-until = до { $until }
clause-from-until = с { $from } до { $until }
clause-entry = вступления в силу
clause-own-entry = вступления в силу для самого государства
clause-acceptance-at-end = принятия по истечении срока ({ $end }), если не будет { $objections }
clause-share-of-number = { $share } от числа { $set }
clause-more-than = более { $share }
clause-amount = с показателем { $attribute } в размере { $amount }
clause-amount-of = с показателем { $attribute } в размере { $amount } среди { $set }
clause-ends-below = прекращается, когда участников становится меньше { $n }
clause-in-force-while = действует, только пока участников не менее { $n }

## When

clause-on = с даты { $event }
clause-after = через { $period } после { $event }
clause-nested = даты «{ $event }»
clause-first-of-month = в первый день { $n ->
        [1] месяца
       *[other] { $n }-го месяца
    } после { $event }
clause-first-of-month-of = в первый день { $n ->
        [1] месяца
       *[other] { $n }-го месяца
    } после месяца { $event }
clause-days = { $n } { $n ->
        [one] день
        [few] дня
       *[other] дней
    }
clause-months = { $n } { $n ->
        [one] месяц
        [few] месяца
       *[other] месяцев
    }
clause-years = { $n } { $n ->
        [one] год
        [few] года
       *[other] лет
    }
clause-every-days = { $n ->
        [1] каждый день
        [one] каждый { $n } день
        [few] каждые { $n } дня
       *[other] каждые { $n } дней
    }
clause-every-months = { $n ->
        [1] каждый месяц
        [one] каждый { $n } месяц
        [few] каждые { $n } месяца
       *[other] каждые { $n } месяцев
    }
clause-every-years = { $n ->
        [1] каждый год
        [one] каждый { $n } год
        [few] каждые { $n } года
       *[other] каждые { $n } лет
    }
clause-on-date-if = { $day } при условии { $condition }, иначе через { $period }
clause-not-before = { $when }, но не ранее: { $floor }

## Events

clause-day = { $day }
clause-own-deposit = сдачи собственного документа
clause-notification = уведомления
clause-opening = открытия к подписанию
clause-adoption = принятия
clause-entry-of = вступления в силу { $instrument }
clause-last-session = последней сессии
clause-deposits = сдачи { $n } { $n ->
        [one] документа
       *[other] документов
    }
clause-objections = { $n } { $n ->
        [one] возражения
       *[other] возражений
    }
clause-subscriptions = { $n } { $n ->
        [one] присоединение
        [few] присоединения
       *[other] присоединений
    }
clause-by = { $what } от { $set }
clause-of-which = из них { $n } от { $set }
clause-deposits-by = получения документов от { $whom }
clause-objections-by = возражений от { $whom }
clause-share-of = { $share } { $set }
clause-all-of = всех { $set }
clause-and-others = { $set } и ещё { $n } других
clause-carrying = с долей { $share } показателя { $attribute }
clause-carrying-of = с долей { $share } показателя { $attribute } среди { $set }
clause-deposits-carrying = сдачи документов { $carrying }
clause-objections-carrying = возражений { $carrying }
clause-and = { $a } и { $b }
clause-narrowed = { $a }, { $b }
clause-or = { $a } или { $b }
clause-acceptance-unless = принятия { $day }, если не будет { $objections }
fraction-a-majority = большинства
fraction-half = половины
fraction-one-third = одной трети
fraction-two-thirds = двух третей
fraction-one-quarter = одной четверти
fraction-three-quarters = трёх четвертей
fraction-four-fifths = четырёх пятых

## Sets

set-states = государств
set-organisations = организаций
set-actors = государств и организаций
set-states-with = государств с признаком { $attribute }
set-actors-with = государств и организаций с признаком { $attribute }
set-states-party = государств — участников { $id }
set-parties = участников { $id }
set-contracting = договаривающихся сторон { $id }
set-signatories = сторон, подписавших { $id }
set-subscribers = присоединившихся к { $id }
set-members = членов { $id }
set-list = включённых в список { $id }
set-participants = участвовавших в { $id }
set-participants-at = участвовавших в { $id } на уровне { $level ->
        [head] главы государства или правительства
        [minister] министра или выше
       *[other] ином или выше
    }
set-holding = { $who ->
        [states] государств
       *[actors] государств и организаций
    } с показателем { $of } { $how ->
        [least] не менее
        [more] более
       *[less] менее
    } { $amount }
set-sum = { $a } и { $b }
set-reported = представивших доклад по { $id }
set-reported-within = представивших доклад по { $id } не более чем { $period } назад
set-requested = запросивших помощь по { $id }
set-hosts = принимавших миссии «{ $service }»
set-hosts-within = принимавших миссии «{ $service }» не более чем { $period } назад
set-these = субъектов {"{"}{ $names }{"}"}
set-depositors = сдавших документы по { $id }
set-depositors-among = сдавших документы по { $id } из числа { $set }
set-signers = когда-либо подписавших { $id }
set-as-on = { $set } по состоянию на дату «{ $event }»
set-and = { $a } из числа { $b }
set-or = { $a } или { $b }
set-but-not = { $a }, кроме { $b }

## What measures work out, and their aims

figure-share = доля { $part } среди { $whole }
figure-number = число { $set }
figure-sum = сумма по показателю { $quantity } для { $set }
figure-held-by = доля { $by } в сумме по показателю { $quantity } для { $set }
figure-portion = доля { $part } в сумме по показателю { $whole } для { $set }
figure-portion-outside = доля, не относящаяся к { $part }, в сумме по показателю { $whole } для { $set }
figure-reports = поступившие доклады из числа предстоявших по { $id }
figure-commitments = обязательства по { $id } в состоянии: { $fate }
figure-sessions = состоявшиеся сессии из числа предстоявших ({ $id })
figure-missions = миссии «{ $service }» для { $set }
figure-missions-within = миссии «{ $service }» не более чем { $period } назад для { $set }
figure-areas = области, охваченные действующими документами
figure-areas-binding = области, охваченные действующими документами, имеющими обязательную силу
figure-fewest = наименьшее число выполненных условий ({ $conditions }) среди { $set }
figure-condition = «{ $name }»: в числе { $set }
fate-delivered = выполнено
fate-delivered-record = выполнено, как показывает сам реестр
fate-delivered-themselves = выполнено, по собственным словам
fate-delivered-peers = выполнено, по словам других
fate-delivered-independently = выполнено, по независимой оценке
aim-all = все
aim-none = ни одного
aim-at-least = не менее { $share }
aim-at-most = не более { $amount }
aim-more = больше
aim-less = меньше
aim-by = { $aim }, к { $day }

## Clauses of a forum

clause-meets = собирается { $when }
clause-meets-again = вновь собирается { $when }
clause-between = между сессиями { $every }: «{ $title }»
clause-decides = принимает решения { $how }
clause-decides-on = по теме «{ $subject }» принимает решения { $how }
clause-quorum = кворум: присутствие { $share } членов
clause-notice = созывается не менее чем за { $period }
clause-on-request = по просьбе { $share } членов
clause-on-request-not-before = по просьбе { $share } членов, но не ранее чем { $floor }
decides-consensus = консенсусом
decides-voting = голосами { $share } присутствующих и участвующих в голосовании членов
decides-present = голосами { $share } присутствующих членов
decides-members = голосами { $share } членов
decides-silence = по процедуре молчания
decides-silence-unless = по процедуре молчания при отсутствии возражений { $share } членов

## Steps of a reckoning

reckon-condition-met = условие выполнено
reckon-from = отсчёт от { $event }
reckon-last-session = последняя сессия закончилась
reckon-after-that-of = после встречи { $day }
reckon-add = + { $period }
reckon-first-of-month = первый день { $n ->
        [1] следующего месяца
       *[other] { $n }-го месяца после этого
    }
reckon-met-by = выполнено не позднее { $day }, поэтому в этот день
reckon-not-before = но не ранее (отсчёт от { $event })
reckon-enters-into-force = итак: вступает в силу

## Why a decision was adopted or not

because-consensus-nobody-present-objected = консенсус: никто из присутствующих не возражал
because-a-member-objected = один из членов возражал
because-no-member-was-present = никто из членов не присутствовал
because-silence-was-not-broken = молчание не было нарушено
because-silence-was-broken = молчание было нарушено
because-silence-is-still-open = молчание ещё можно нарушить
because-enough-of-those-voting-were-in-favour = достаточно голосовавших было за
because-enough-were-in-favour = достаточно было за
because-not-enough-were-in-favour = за было недостаточно
because-adopted-without-a-vote = принято без голосования
because-adopted-without-a-vote-by-those-present = принято без голосования присутствующими
because-no-quorum = нет кворума
because-it-depends-on-dates-that-are-not-known = зависит от дат, которые неизвестны
