# Lo que dicen las cláusulas de una definición. Los conjuntos llevan su artículo.

## Clauses of an instrument

clause-enters-into-force = entra en vigor { $when }
clause-later-parties = para las partes posteriores: { $when }
clause-later-after-entry = para las partes posteriores a la entrada en vigor: { $when }
clause-on-subscription = surte efecto con la suscripción
clause-binds = obliga a { $set }, salvo objeción por su parte
clause-denunciation = la denuncia surte efecto { $when }
clause-no-denunciation = no se admite la denuncia
clause-denounced-with = la denuncia de { $id } lo es también de este instrumento
clause-succession-independence = la sucesión surte efecto desde la independencia
clause-succession-notification = la sucesión surte efecto con la notificación
clause-provisional = aplicación provisional por declaración
clause-reservations = se admiten reservas
clause-no-reservations = no se admiten reservas
clause-reservations-to = se admiten reservas: { $articles }
clause-consent-by = consentimiento mediante { $kinds }
clause-binds-all = obliga a { $set }
clause-binds-reserve = obliga a { $set }, salvo reserva por su parte
clause-binds-either = obliga a { $set }, salvo objeción o reserva por su parte
clause-before-entry = { $binds } antes de la entrada en vigor
clause-denunciation-on = la denuncia surte efecto el { $on } si se notifica a más tardar el { $by }
clause-denunciation-period = la denuncia surte efecto al término de un período
clause-denunciation-period-notice = la denuncia surte efecto al término de un período si se notifica { $period } antes
clause-denunciation-not-before = denuncia posible como pronto { $when }
clause-succession-after = la sucesión surte efecto { $when }
clause-provisional-default = aplicación provisional por { $set } a partir de: { $from }
clause-provisional-until = { $clause }, hasta: { $until }
clause-provisional-unless = { $clause }, salvo objeción por su parte
clause-provisional-ends = la aplicación provisional termina { $when }
clause-reservations-unless = se admiten reservas, salvo que { $share } de { $set } se opongan en un plazo de { $period }
clause-lasts = permanece en vigor { $period }
clause-lasts-then = permanece en vigor { $first } y después, por tácita reconducción, { $then } cada vez
clause-from = a partir del { $from }
clause-until = hasta el { $until } (excluido)
clause-from-until = del { $from } al { $until } (excluido)
clause-entry = la entrada en vigor
clause-own-entry = la entrada en vigor respecto del propio Estado
clause-acceptance-at-end = la aceptación al vencer el plazo ({ $end }), salvo { $objections }
clause-share-of-number = { $share } del número de { $set }
clause-more-than = más de { $share }
clause-amount = que representen { $amount } de { $attribute }
clause-amount-of = que representen { $amount } de { $attribute } de { $set }
clause-ends-below = termina cuando las partes son menos de { $n }
clause-in-force-while = en vigor solo mientras haya al menos { $n } partes

## When

clause-on = desde { $event }
clause-after = { $period } tras { $event }
clause-nested = la fecha «{ $event }»
clause-first-of-month = el primer día del { $n ->
        [1] mes
       *[other] { $n }.º mes
    } tras { $event }
clause-first-of-month-of = el primer día del { $n ->
        [1] mes
       *[other] { $n }.º mes
    } tras el mes de este hecho: { $event }
clause-days = { $n } { $n ->
        [one] día
       *[other] días
    }
clause-months = { $n } { $n ->
        [one] mes
       *[other] meses
    }
clause-years = { $n } { $n ->
        [one] año
       *[other] años
    }
clause-every-days = cada { $n ->
        [1] día
       *[other] { $n } días
    }
clause-every-months = cada { $n ->
        [1] mes
       *[other] { $n } meses
    }
clause-every-years = cada { $n ->
        [1] año
       *[other] { $n } años
    }
clause-on-date-if = el { $day } si ha tenido lugar { $condition }; de no ser así, { $period } más tarde
clause-not-before = { $when }, y nunca antes que { $floor }

## Events

clause-day = el { $day }
clause-own-deposit = el depósito del propio instrumento
clause-notification = la notificación
clause-opening = la apertura a la firma
clause-adoption = la aprobación
clause-entry-of = la entrada en vigor de { $instrument }
clause-last-session = la última sesión
clause-deposits = el depósito de { $n } { $n ->
        [one] instrumento
       *[other] instrumentos
    }
clause-objections = { $n } { $n ->
        [one] objeción
       *[other] objeciones
    }
clause-subscriptions = { $n } { $n ->
        [one] suscripción
       *[other] suscripciones
    }
clause-by = { $what } por { $set }
clause-of-which = de ellos { $n } por { $set }
clause-deposits-by = el depósito de instrumentos por { $whom }
clause-objections-by = objeciones por { $whom }
clause-share-of = { $share } de { $set }
clause-all-of = la totalidad de { $set }
clause-and-others = { $set } y { $n } más
clause-carrying = que representen { $share } de { $attribute }
clause-carrying-of = que representen { $share } de { $attribute } de { $set }
clause-deposits-carrying = el depósito de instrumentos { $carrying }
clause-objections-carrying = objeciones { $carrying }
clause-and = { $a }, y { $b }
clause-narrowed = { $a }, { $b }
clause-or = { $a }, o { $b }
clause-acceptance-unless = la aceptación el { $day }, salvo { $objections }
fraction-a-majority = la mayoría
fraction-half = la mitad
fraction-one-third = un tercio
fraction-two-thirds = dos tercios
fraction-one-quarter = un cuarto
fraction-three-quarters = tres cuartos
fraction-four-fifths = cuatro quintos

## Sets

set-states = los Estados
set-organisations = las organizaciones
set-actors = los Estados y organizaciones
set-states-with = los Estados con { $attribute }
set-actors-with = los Estados y organizaciones con { $attribute }
set-states-party = los Estados partes en { $id }
set-parties = las partes en { $id }
set-contracting = las partes contratantes en { $id }
set-signatories = los signatarios de { $id }
set-subscribers = los suscriptores de { $id }
set-members = los miembros de { $id }
set-list = los actores de la lista { $id }
set-participants = los participantes en { $id }
set-participants-at = los participantes en { $id } a nivel { $level ->
        [head] de jefe de Estado o de gobierno
        [minister] de ministro o superior
       *[other] otro o superior
    }
set-holding = { $who ->
        [states] los Estados
       *[actors] los actores
    } con { $how ->
        [least] al menos
        [more] más de
       *[less] menos de
    } { $amount } de { $of }
set-sum = { $a } y { $b }
set-reported = los actores que han informado en virtud de { $id }
set-reported-within = los actores que han informado en virtud de { $id } en los últimos { $period }
set-requested = los actores que han solicitado asistencia en virtud de { $id }
set-hosts = los anfitriones de misiones { $service }
set-hosts-within = los anfitriones de misiones { $service } en los últimos { $period }
set-these = los actores {"{"}{ $names }{"}"}
set-depositors = los depositantes de instrumentos de { $id }
set-depositors-among = los depositantes de instrumentos de { $id } que figuran entre { $set }
set-signers = los que han firmado { $id }
set-as-on = { $set } en la fecha «{ $event }»
set-and = { $a } que figuran también entre { $b }
set-or = { $a } o { $b }
set-but-not = { $a } salvo { $b }

## What measures work out, and their aims

figure-share = proporción de { $part } entre { $whole }
figure-number = número de { $set }
figure-sum = suma de { $quantity } de { $set }
figure-held-by = proporción de { $quantity } de { $set } en poder de { $by }
figure-portion = proporción de { $whole } de { $set } que es { $part }
figure-portion-outside = proporción de { $whole } de { $set } que no es { $part }
figure-reports = informes previstos en virtud de { $id } que se presentaron
figure-commitments = compromisos en virtud de { $id } cuya situación es: { $fate }
figure-sessions = sesiones previstas de { $id } que se celebraron
figure-missions = misiones «{ $service }» a { $set }
figure-missions-within = misiones «{ $service }» a { $set } en los últimos { $period }
figure-areas = ámbitos abarcados por instrumentos en vigor
figure-areas-binding = ámbitos abarcados por instrumentos en vigor que son vinculantes
figure-fewest = menor número de condiciones cumplidas ({ $conditions }) entre { $set }
figure-condition = { $set } como «{ $name }»
fate-delivered = cumplido
fate-delivered-record = cumplido, según el propio registro
fate-delivered-themselves = cumplido, según los propios interesados
fate-delivered-peers = cumplido, según sus pares
fate-delivered-independently = cumplido, según un tercero independiente
aim-all = todos
aim-none = ninguno
aim-at-least = al menos { $share }
aim-at-most = como máximo { $amount }
aim-more = más
aim-less = menos
aim-by = { $aim } a más tardar el { $day }

## Clauses of a forum

clause-meets = se reúne { $when }
clause-meets-again = vuelve a reunirse { $when }
clause-between = entre las sesiones, { $every }: «{ $title }»
clause-decides = decide { $how }
clause-decides-on = decide sobre { $subject } { $how }
clause-quorum = quórum: { $share } de los miembros
clause-notice = convocada con al menos { $period } de antelación
clause-on-request = a petición de { $share } de los miembros
clause-on-request-not-before = a petición de { $share } de los miembros, como pronto { $floor }
decides-consensus = por consenso
decides-voting = por { $share } de los miembros presentes y votantes
decides-present = por { $share } de los miembros presentes
decides-members = por { $share } de los miembros
decides-silence = por acuerdo tácito
decides-silence-unless = por acuerdo tácito, salvo que se opongan { $share } de los miembros

## Steps of a reckoning

reckon-condition-met = condición cumplida
reckon-from = a contar de: { $event }
reckon-last-session = fin de la última sesión
reckon-after-that-of = tras la del { $day }
reckon-add = + { $period }
reckon-first-of-month = el primer día del { $n ->
        [1] mes
       *[other] { $n }.º mes
    } siguiente
reckon-met-by = cumplida a más tardar el { $day }, por tanto en esa fecha
reckon-not-before = pero nunca antes (a contar de: { $event })
reckon-enters-into-force = por tanto: entra en vigor

## Why a decision was adopted or not

because-consensus-nobody-present-objected = consenso: ninguno de los presentes se opuso
because-a-member-objected = se opuso un miembro
because-no-member-was-present = no estaba presente ningún miembro
because-silence-was-not-broken = no se rompió el silencio
because-silence-was-broken = se rompió el silencio
because-silence-is-still-open = el silencio aún puede romperse
because-enough-of-those-voting-were-in-favour = hubo suficientes votantes a favor
because-enough-were-in-favour = hubo suficientes a favor
because-not-enough-were-in-favour = no hubo suficientes a favor
because-adopted-without-a-vote = aprobado sin votación
because-adopted-without-a-vote-by-those-present = aprobado sin votación por los presentes
because-no-quorum = sin quórum
because-it-depends-on-dates-that-are-not-known = depende de fechas que no se conocen
