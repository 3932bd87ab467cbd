# Ce que disent les clauses d’une définition. Les ensembles sont écrits sans article : les phrases les précèdent de « des » ou « les ».

## Clauses of an instrument

clause-enters-into-force = entre en vigueur { $when }
clause-later-parties = pour les parties ultérieures : { $when }
clause-later-after-entry = pour les parties postérieures à l’entrée en vigueur : { $when }
clause-on-subscription = prend effet à la souscription
clause-binds = lie les { $set }, sauf objection de leur part
clause-denunciation = la dénonciation prend effet { $when }
clause-no-denunciation = dénonciation non permise
clause-denounced-with = la dénonciation de { $id } vaut aussi dénonciation de celui-ci
clause-succession-independence = la succession prend effet à la date de l’indépendance
clause-succession-notification = la succession prend effet à sa notification
clause-provisional = application provisoire par déclaration
clause-reservations = réserves permises
clause-no-reservations = réserves non permises
clause-reservations-to = réserves permises : { $articles }
clause-consent-by = consentement par { $kinds }
clause-binds-all = lie les { $set }
clause-binds-reserve = lie les { $set }, sauf réserve de leur part
clause-binds-either = lie les { $set }, sauf objection ou réserve de leur part
clause-before-entry = { $binds } avant l’entrée en vigueur
clause-denunciation-on = la dénonciation prend effet le { $on } si elle est notifiée au plus tard le { $by }
clause-denunciation-period = la dénonciation prend effet à l’expiration d’une période
clause-denunciation-period-notice = la dénonciation prend effet à l’expiration d’une période si elle est notifiée { $period } avant
clause-denunciation-not-before = dénonciation possible au plus tôt { $when }
clause-succession-after = la succession prend effet { $when }
clause-provisional-default = application provisoire par les { $set } à compter de : { $from }
clause-provisional-until = { $clause }, jusqu’à : { $until }
clause-provisional-unless = { $clause }, sauf objection de leur part
clause-provisional-ends = l’application provisoire prend fin { $when }
clause-reservations-unless = réserves permises, sauf objection de { $share } des { $set } dans un délai de { $period }
clause-lasts = reste en vigueur { $period }
clause-lasts-then = reste en vigueur { $first }, puis par tacite reconduction { $then } à la fois
clause-from = à compter du { $from }
clause-until = jusqu’au { $until } (exclu)
clause-from-until = du { $from } au { $until } (exclu)
clause-entry = l’entrée en vigueur
clause-own-entry = l’entrée en vigueur à l’égard de l’État
clause-acceptance-at-end = l’acceptation à l’expiration du délai ({ $end }), sauf { $objections }
clause-share-of-number = { $share } du nombre des { $set }
clause-more-than = plus de { $share }
clause-amount = représentant { $amount } de { $attribute }
clause-amount-of = représentant { $amount } de { $attribute } des { $set }
clause-ends-below = prend fin quand les parties sont moins de { $n }
clause-in-force-while = en vigueur seulement tant qu’il y a au moins { $n } parties

## When

clause-on = dès { $event }
clause-after = { $period } après { $event }
clause-nested = l’échéance « { $event } »
clause-first-of-month = le premier jour du { $n ->
        [1] mois
       *[other] { $n }e mois
    } qui suit { $event }
clause-first-of-month-of = le premier jour du { $n ->
        [1] mois
       *[other] { $n }e mois
    } après le mois de l’événement suivant : { $event }
clause-days = { $n } { $n ->
        [one] jour
       *[other] jours
    }
clause-months = { $n } mois
clause-years = { $n } { $n ->
        [one] an
       *[other] ans
    }
clause-every-days = { $n ->
        [1] chaque jour
       *[other] tous les { $n } jours
    }
clause-every-months = { $n ->
        [1] chaque mois
       *[other] tous les { $n } mois
    }
clause-every-years = { $n ->
        [1] chaque année
       *[other] tous les { $n } ans
    }
clause-on-date-if = le { $day } moyennant { $condition }, sinon { $period } plus tard
clause-not-before = { $when }, mais pas avant { $floor }

## Events

clause-day = le { $day }
clause-own-deposit = le dépôt de son instrument
clause-notification = la notification
clause-opening = l’ouverture à la signature
clause-adoption = l’adoption
clause-entry-of = l’entrée en vigueur de { $instrument }
clause-last-session = la dernière session
clause-deposits = le dépôt de { $n } { $n ->
        [one] instrument
       *[other] instruments
    }
clause-objections = { $n } { $n ->
        [one] objection
       *[other] objections
    }
clause-subscriptions = { $n } { $n ->
        [one] souscription
       *[other] souscriptions
    }
clause-by = { $what } par des { $set }
clause-of-which = dont { $n } par des { $set }
clause-deposits-by = le dépôt d’instruments par { $whom }
clause-objections-by = des objections par { $whom }
clause-share-of = { $share } des { $set }
clause-all-of = l’ensemble des { $set }
clause-and-others = les { $set } et { $n } autres
clause-carrying = représentant { $share } de { $attribute }
clause-carrying-of = représentant { $share } de { $attribute } des { $set }
clause-deposits-carrying = le dépôt d’instruments { $carrying }
clause-objections-carrying = des objections { $carrying }
clause-and = { $a }, et { $b }
clause-narrowed = { $a }, { $b }
clause-or = { $a }, ou { $b }
clause-acceptance-unless = l’acceptation le { $day }, sauf { $objections }
fraction-a-majority = la majorité
fraction-half = la moitié
fraction-one-third = un tiers
fraction-two-thirds = deux tiers
fraction-one-quarter = un quart
fraction-three-quarters = trois quarts
fraction-four-fifths = quatre cinquièmes

## Sets

set-states = États
set-organisations = organisations
set-actors = États et organisations
set-states-with = États ayant { $attribute }
set-actors-with = États et organisations ayant { $attribute }
set-states-party = États parties à { $id }
set-parties = parties à { $id }
set-contracting = parties contractantes à { $id }
set-signatories = signataires de { $id }
set-subscribers = souscripteurs de { $id }
set-members = membres de { $id }
set-list = acteurs de la liste { $id }
set-participants = participants à { $id }
set-participants-at = participants à { $id } au niveau { $level ->
        [head] de chef d’État ou de gouvernement
        [minister] de ministre au moins
       *[other] autre au moins
    }
set-holding = { $who ->
        [states] États
       *[actors] acteurs
    } ayant { $how ->
        [least] au moins
        [more] plus de
       *[less] moins de
    } { $amount } de { $of }
set-sum = { $a } et { $b }
set-reported = acteurs ayant fait rapport au titre de { $id }
set-reported-within = acteurs ayant fait rapport au titre de { $id } dans les derniers { $period }
set-requested = acteurs ayant demandé une assistance au titre de { $id }
set-hosts = hôtes de missions { $service }
set-hosts-within = hôtes de missions { $service } dans les derniers { $period }
set-these = acteurs {"{"}{ $names }{"}"}
set-depositors = déposants auprès du dépositaire de { $id }
set-depositors-among = déposants auprès du dépositaire de { $id } parmi les { $set }
set-signers = États et organisations ayant signé { $id }
set-as-on = { $set } à la date « { $event } »
set-and = { $a } qui sont aussi { $b }
set-or = { $a } ou { $b }
set-but-not = { $a } sauf { $b }

## What measures work out, and their aims

figure-share = part des { $whole } qui sont { $part }
figure-number = nombre des { $set }
figure-sum = somme de { $quantity } des { $set }
figure-held-by = part de { $quantity } des { $set } détenue par les { $by }
figure-portion = part de { $whole } des { $set } qui est { $part }
figure-portion-outside = part de { $whole } des { $set } qui n’est pas { $part }
figure-reports = rapports attendus au titre de { $id } qui ont été présentés
figure-commitments = engagements au titre de { $id } dont l’état est : { $fate }
figure-sessions = sessions prévues de { $id } qui ont été tenues
figure-missions = missions « { $service } » auprès des { $set }
figure-missions-within = missions « { $service } » auprès des { $set } dans les derniers { $period }
figure-areas = domaines couverts par des instruments en vigueur
figure-areas-binding = domaines couverts par des instruments en vigueur qui sont contraignants
figure-fewest = plus petit nombre de conditions remplies ({ $conditions }) parmi les { $set }
figure-condition = { $set }, dits « { $name } »
fate-delivered = tenu
fate-delivered-record = tenu, selon le registre même
fate-delivered-themselves = tenu, de l’aveu des intéressés
fate-delivered-peers = tenu, de l’avis de pairs
fate-delivered-independently = tenu, de l’avis d’un tiers indépendant
aim-all = tous
aim-none = aucun
aim-at-least = au moins { $share }
aim-at-most = au plus { $amount }
aim-more = davantage
aim-less = moins
aim-by = { $aim } au plus tard le { $day }

## Clauses of a forum

clause-meets = se réunit { $when }
clause-meets-again = se réunit de nouveau { $when }
clause-between = entre les sessions, { $every } : « { $title } »
clause-decides = décide { $how }
clause-decides-on = décide sur { $subject } { $how }
clause-quorum = quorum : { $share } des membres
clause-notice = convoquée au moins { $period } à l’avance
clause-on-request = quand { $share } des membres le demandent
clause-on-request-not-before = quand { $share } des membres le demandent, au plus tôt { $floor }
decides-consensus = par consensus
decides-voting = par { $share } des membres présents et votants
decides-present = par { $share } des membres présents
decides-members = par { $share } des membres
decides-silence = par accord tacite
decides-silence-unless = par accord tacite, sauf si { $share } des membres s’y opposent

## Steps of a reckoning

reckon-condition-met = condition remplie
reckon-from = à compter de : { $event }
reckon-last-session = fin de la dernière session
reckon-after-that-of = après celle du { $day }
reckon-add = + { $period }
reckon-first-of-month = le premier jour du { $n ->
        [1] mois
       *[other] { $n }e mois
    } suivant
reckon-met-by = remplie au plus tard le { $day }, donc à cette date
reckon-not-before = mais pas avant (à compter de : { $event })
reckon-enters-into-force = donc : entre en vigueur

## Why a decision was adopted or not

because-consensus-nobody-present-objected = consensus : aucun des présents n’a fait objection
because-a-member-objected = un membre a fait objection
because-no-member-was-present = aucun membre n’était présent
because-silence-was-not-broken = le silence n’a pas été rompu
because-silence-was-broken = le silence a été rompu
because-silence-is-still-open = le silence peut encore être rompu
because-enough-of-those-voting-were-in-favour = assez de votants étaient pour
because-enough-were-in-favour = assez étaient pour
because-not-enough-were-in-favour = trop peu étaient pour
because-adopted-without-a-vote = adopté sans vote
because-adopted-without-a-vote-by-those-present = adopté sans vote par les présents
because-no-quorum = quorum non atteint
because-it-depends-on-dates-that-are-not-known = cela dépend de dates qui ne sont pas connues
