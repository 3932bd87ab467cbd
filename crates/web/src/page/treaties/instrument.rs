//! One instrument: how it stands and why, who and when, the definition beside the computed facts.

use axum::response::Response;
use comity_assess::{
    due::of_instrument,
    follow::Topic,
    promise::{Tally, Which, commitments},
};
use comity_regime::{
    Day, InstrumentIx,
    engine::Consent,
    explain::Explanation,
    language::ast::{Deadline, Force, Name},
    register::{Known, Source},
    statement::Statement,
    status::RequirementStatus,
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::{feeds, tables},
    part::{
        chart,
        forum::due::as_calendar,
        known::horizon,
        layout::{
            Here, act, date, entry, follow, heads, neighbours, opens, page as lay_out, picture, picture_file,
            source,
        },
        list::Part,
        status::{in_force, texts},
    },
    question::{form::Form, view::View},
    word::{address::source_path, locale::t},
};

pub fn page(view: &View, id: &str) -> Response {
    let Some(ix) = view.regime.register().instrument(id) else {
        return view.problem(view.no_instrument(id));
    };
    if view.form() == Form::Calendar {
        let due = of_instrument(&view.regime, ix, view.on);
        let title = &view.regime.register().definition(ix).title;
        return as_calendar(view, &format!("/instruments/{id}"), title, &due, |_| false);
    }
    if view.form() == Form::Feed {
        let title = format!("{}: acts", view.regime.register().definition(ix).title);
        return view.answer_as(|| {
            feeds::following(view, &format!("/instruments/{id}"), &title, &Topic::Instrument(id.to_owned()))
        });
    }
    if view.form() == Form::Svg {
        // A picture has no parts; one that cannot be is a mistake all the same.
        if let Err(problem) = Part::of_each(view, &[]) {
            return view.problem(problem);
        }
        return picture_file(view, &format!("/instruments/{id}"), &chart::parties(view, ix), vec![], None);
    }
    let participants = view.regime.participants(ix, view.on);
    let mut statements = view.regime.statements(ix, view.on);
    let consents = consents_by(view, ix);
    let timeline = match view.form() {
        Form::Json => tables::happened(&view.regime, ix, view.on),
        _ => vec![],
    };
    let part =
        match Part::of_each(view, &[participants.len(), statements.len(), consents.len(), timeline.len()]) {
            Ok(part) => part,
            Err(problem) => return view.problem(problem),
        };
    part.say(view, &format!("/instruments/{id}"));
    part.keep(&mut statements);
    let timeline = part.cut(&timeline);
    let participants = part.cut(&participants);
    view.answer(
        || shown(view, ix, part.cut(&consents), &statements, part),
        || {
            let status = view.regime.status(ix, view.on);
            let mut value = serde_json::to_value(&status).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("explanation".into(), json!(view.regime.explain(ix, view.on)));
                object.insert("participants".into(), json!(participants));
                object.insert("statements".into(), json!(statements));
                object.insert("timeline".into(), json!(tables::timeline(&view.regime, ix, timeline)));
            }
            value
        },
        || tables::participants(participants),
    )
}

fn shown(
    view: &View,
    ix: InstrumentIx,
    consents: &[Consent],
    statements: &[Statement],
    part: Part,
) -> Markup {
    let regime = &view.regime;
    let definition = regime.register().definition(ix);
    let status = regime.status(ix, view.on);
    let mut days = neighbours(view, [ix].into_iter());
    days.extend(status.entry_into_force.and_then(|d| d.day()));
    days.sort_unstable();
    let path = format!("/instruments/{}", definition.id);
    let here = Here {
        path: &path,
        title: view.title(&definition.titles, &definition.title),
        days,
        also: &[Form::Calendar, Form::Feed, Form::Svg],
    };
    // Whoever may join, has not consented and is not bound: where the text says who may, those; or else the members of the United Nations.
    let may = definition.open_to.as_ref().map_or("members of UN".to_owned(), |set| format!("({set})"));
    let outside = format!("{may} but not parties to {}", definition.id);
    let joined = regime.standing(ix).contracting.at(view.on).sure;
    // Nobody joins what is not there yet.
    let begins = definition.opened.or(definition.adopted);
    let there = begins.is_none_or(|day| day <= view.on);
    let open = regime.ask(&outside, view.on).ok().filter(|_| there).map(|extent| {
        let mut open = tables::Members::new(regime, &outside, view.on, &extent);
        let has_joined = |id: &str| regime.register().actors.find(id).is_some_and(|ix| joined.contains(ix));
        let (gone, left): (Vec<_>, Vec<_>) = open.actors.drain(..).partition(|m| has_joined(&m.id));
        let surely = gone.iter().filter(|member| member.sure).count();
        for count in [&mut open.count, &mut open.by_name] {
            count.min = count.min.saturating_sub(surely);
            count.max = count.max.saturating_sub(gone.len());
        }
        open.actors = left;
        // Of a record that says nothing of itself a count is how many are named: here those that are not, each of whom may have joined.
        if status.known_through == Known::Unsaid {
            open.count.min = open.actors.iter().filter(|member| member.sure).count();
        }
        open
    });
    let named = status.by_name;
    let political = definition.force == Force::Political;
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                (in_force(view, &status, definition.force)) " · "
                a href=(view.who(&format!("parties to {}", definition.id))) {
                    (view.at_least_said(status.parties, named.parties, status.known_through, |n| {
                        if political { t!(view, "subscribers-count", count = n) } else { t!(view, "parties-count", count = n) }
                    }))
                }
                @if named.organisations.max > 0 {
                    " (" (view.at_least_said(status.states, named.states, status.known_through, |n| t!(view, "states-count", count = n))) (view.locale.comma())
                    (view.at_least_said(status.organisations, named.organisations, status.known_through, |n| t!(view, "organisations-count", count = n))) ")"
                }
                @if named.signatories.max > 0 {
                    " · " a href=(view.who(&format!("signatories to {}", definition.id))) { (t!(view, "signed-only-count", count = status.signatories)) }
                }
            }
            @if part.is_first() {
                (facts(view, ix))
                (horizon(view, &status))
                (elements(view, ix))
                (texts(view, &t!(view, "instrument-texts"), |text| text.opening().is_some_and(|o| o.instrument == definition.id)))
                section aria-labelledby="chart" {
                    h2 #chart { @if political { (t!(view, "subscribers-over-time")) } @else if chart::threshold_matters(view, ix) { (t!(view, "parties-threshold")) } @else { (t!(view, "parties-over-time")) } }
                    (chart::parties(view, ix))
                    @if !status.known_through.covers(view.on) { p.quiet { (t!(view, "chart-dotted")) @if status.published.is_some() { " " (t!(view, "chart-circles")) } } }
                    (picture(view, &path))
                    p {
                        a href=(view.link(&format!("/map?instrument={}", definition.id))) { (t!(view, "map-link")) }
                        " · " a href=(view.link(&format!("{path}/forecast"))) { (t!(view, "forecast-link")) }
                    }
                }
                @if let Some(open) = open.filter(|o| !o.actors.is_empty()) { (could_join(view, ix, &open)) }
                section aria-labelledby="why" {
                    h2 #why { (t!(view, "why")) }
                    @match regime.explain(ix, view.on) {
                        Some(explanation) => (reasons(view, &explanation)),
                        None => p { (t!(view, "no-entry-clause")) },
                    }
                }
            }
            section aria-labelledby="consents" {
                h2 #consents { (t!(view, "who-since")) }
                (consented(view, consents, political))
            }
            (reserved(view, statements))
            (part.links(view, &path))
            details.folded {
                summary { h2 #definition { (t!(view, "as-defined")) } }
                pre.definition lang="en" dir="ltr" tabindex="0" { code { (definition_text(view, ix)) } }
            }
            @if part.is_first() { (follow(view, &Topic::Instrument(definition.id.clone()))) }
        },
    )
}

/// What it is: adopted and opened when, kept by whom, where its text can be read, what it covers.
fn facts(view: &View, ix: InstrumentIx) -> Markup {
    let register = view.regime.register();
    let definition = register.definition(ix);
    let published = definition.symbol.as_ref().and_then(|symbol| {
        let titled = |source: &&Source| {
            source.title.strip_prefix(symbol.as_str()).is_some_and(|rest| rest.starts_with(':'))
        };
        register.sources.iter().find(titled)
    });
    let depositary = || {
        html! {
            (t!(view, "treaty-depositary")) " "
            @for (n, name) in definition.depositary.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (view.name_of(&name.text)) }
        }
    };
    let amends = |whole: &Name| {
        html! {
            (t!(view, "treaty-amends")) " " a href=(view.link(&format!("/instruments/{}", whole.text))) { (view.called(&whole.text)) }
        }
    };
    let text = |symbol: &String| {
        html! {
            (t!(view, "treaty-text")) " "
            @match published {
                Some(source) => { a href=(view.link(&source_path(&source.id))) { (symbol) } @if source.url.starts_with("http") { " (" a href=(source.url) rel="external noreferrer" { (t!(view, "source-open")) } ")" } }
                None => (view.original(symbol.as_str())),
            }
        }
    };
    let said = [
        definition.adopted.map(|day| html! { (t!(view, "treaty-adopted", day = view.locale.day(day))) }),
        definition.opened.map(|day| {
            let day = view.locale.day(day);
            html! { @if definition.force == Force::Political { (t!(view, "text-opened", day = day)) } @else { (t!(view, "treaty-opened", day = day)) } }
        }),
        (!definition.depositary.is_empty()).then(depositary),
        definition.amends.as_ref().map(amends),
        definition.symbol.as_ref().map(text),
    ];
    html! {
        p { @for (n, said) in said.iter().flatten().enumerate() { @if n > 0 { " · " } (said) } }
        @if let Some(covers) = &definition.covers { p { (t!(view, "treaty-covers")) " " (view.statement(&definition.id, covers)) } }
    }
}

/// Who may join and is not bound: those who have signed first.
fn could_join(view: &View, ix: InstrumentIx, open: &tables::Members) -> Markup {
    let register = view.regime.register();
    // As recorded: after the horizon of the record anybody may have signed, and nobody is known to have.
    let signed = view.regime.standing(ix).signed.at(view.on).possible;
    let has_signed = |id: &str| register.actors.find(id).is_some_and(|actor| signed.contains(actor));
    let (first, rest): (Vec<_>, Vec<_>) = open.actors.iter().partition(|member| has_signed(&member.id));
    let count = view.at_least(open.count, open.by_name, Known::Always);
    let (title, outside) = match register.definition(ix).force {
        Force::Political => {
            (t!(view, "text-could-subscribe", count = count), t!(view, "text-not-subscribed"))
        }
        _ => (t!(view, "treaty-could-join", count = count), t!(view, "treaty-not-signed")),
    };
    html! {
        section aria-labelledby="not-yet" {
            h2 #not-yet { (title) }
            @for (title, members) in [(t!(view, "treaty-signed"), first), (outside, rest)] {
                @if !members.is_empty() {
                    p.names {
                        span.quiet { (title) " (" (view.locale.number(members.len())) "): " }
                        @for member in members {
                            a href=(view.link(&format!("/states/{}", member.id))) { (view.name_of(&member.id)) @if !member.sure { " ≈" } } " "
                        }
                    }
                }
            }
        }
    }
}

/// Reservations, declarations and objections.
fn reserved(view: &View, statements: &[Statement]) -> Markup {
    html! {
        @if !statements.is_empty() {
            section aria-labelledby="statements" {
                h2 #statements { (t!(view, "reservations")) }
                table {
                    (heads(view, &["who", "what", "date", "withdrawn", "objections"]))
                    tbody {
                        @for s in statements {
                            tr {
                                td { (view.actor(&s.actor)) }
                                td { (view.word("act", s.kind)) " " (view.original(s.detail.as_str())) }
                                td { (date(view, s.date)) }
                                td {
                                    @if let Some(day) = s.withdrawn { (date(view, day)) }
                                    @else if let Some(day) = s.ended { (t!(view, "place-ended")) " " (date(view, day)) }
                                }
                                td { @for (n, (actor, day)) in s.objections.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (view.name_of(actor)) " " (date(view, *day)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The elements of a joint statement, with what became of each.
fn elements(view: &View, ix: InstrumentIx) -> Markup {
    let definition = view.regime.register().definition(ix);
    html! {
        @if !definition.elements.is_empty() {
            section aria-labelledby="elements" {
                h2 #elements { (t!(view, "what-was-promised")) }
                table {
                    (heads(view, &["element", "due", "#states", "#reported-or-assessed", "#said-complete"]))
                    tbody {
                        @for element in &definition.elements {
                            @let key = format!("{}/{}", definition.id, element.id);
                            @let all = commitments(&view.regime, view.on, &Which { under: key.clone(), ..Which::default() });
                            tr {
                                td { a href=(view.link(&view.promise_path(&key))) { (view.promise(&key, &element.text)) } }
                                td { @match &element.terms.due { Some(Deadline::By(day)) => (date(view, *day)), Some(Deadline::Every(step)) => (view.locale.every(*step)), None => span.quiet { (t!(view, "no-date")) } } }
                                @let tally: Tally = all.iter().collect();
                                @for number in [tally.all, tally.reported, tally.delivered] {
                                    td.number { a href=(view.link(&view.promise_path(&key))) { (view.locale.number(number)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The text of the definition.
fn definition_text(view: &View, ix: InstrumentIx) -> String {
    let definition = view.regime.register().definition(ix);
    definition.source.text.get(definition.span.clone()).unwrap_or_default().trim_end().to_owned()
}

fn reasons(view: &View, explanation: &Explanation) -> Markup {
    html! {
        p.clause {
            @if let Some(article) = &explanation.article { strong { (view.article(article)) } " " }
            @if let Some(valid) = view.locale.valid(explanation.valid) { (valid) " · " }
            (view.with_names(&view.locale.rule(&explanation.clause)))
        }
        @if !explanation.counts.is_empty() {
            table {
                (heads(view, &["day", "requirement", "#have", "#needed", "#out-of", ""]))
                tbody {
                    @for counted in &explanation.counts {
                        @for requirement in &counted.requirements { (count(view, &explanation.instrument, counted.day, requirement)) }
                    }
                }
            }
        }
        @if !explanation.decided_by.is_empty() {
            p { (t!(view, "decided-by")) " "
                @for (n, act) in explanation.decided_by.iter().enumerate() {
                    @if n > 0 { (view.locale.semicolon()) }
                    (view.actor(&act.actor)) (view.locale.comma()) (view.word("act", &act.act.to_string())) " · " (date(view, act.date)) " " (source(view, &act.sources.join(";")))
                }
            }
        }
        @if !explanation.steps.is_empty() {
            ol.steps { @for step in &explanation.steps { li { (view.locale.operation(&step.what)) " → " (date(view, step.date)) } } }
        }
    }
}

fn count(view: &View, instrument: &str, day: Day, requirement: &RequirementStatus) -> Markup {
    let counted = requirement.said.counted(instrument).map(|set| view.who_on(&set, day));
    let whole = requirement.said.whole().map(|set| view.who_on(&set.to_string(), day));
    let met = match requirement.met {
        Some(true) => "✓ met",
        Some(false) => "○ not met",
        None => "≈ uncertain",
    };
    html! {
        tr {
            td { (date(view, day)) }
            td { @if requirement.alternative > 0 { "(" (requirement.alternative) ") " } (view.with_names(&view.locale.counting(&requirement.said)))
                @if !requirement.missing.is_empty() && requirement.missing.len() <= 20 {
                    br; span.quiet { @if requirement.met.is_some() { (t!(view, "missing")) } @else { (t!(view, "perhaps-missing")) } " " @for (n, id) in requirement.missing.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (view.name_of(id)) } }
                }
            }
            td.number { (opens(counted, requirement.have)) }
            td.number { (requirement.needed) }
            td.number { @if let Some(of) = requirement.of { (opens(whole, of)) } }
            td.met { (view.state(met)) }
        }
    }
}

/// Who consented by the day of the view, in order.
fn consents_by(view: &View, ix: InstrumentIx) -> Vec<Consent> {
    let mut consents: Vec<Consent> =
        view.regime.consents(ix).into_iter().filter(|c| c.act.date.earliest <= view.on).collect();
    consents.sort_by_cached_key(|c| (c.act.date.earliest, c.act.date.latest, view.name(c.act.actor).text));
    consents
}

fn consented(view: &View, consents: &[Consent], political: bool) -> Markup {
    let regime = &view.regime;
    let actors = &regime.register().actors;
    html! {
        @if consents.is_empty() { p.quiet { @if political { (t!(view, "nobody-subscribed")) } @else { (t!(view, "nobody-consented")) } } }
        @else {
            table {
                @let (given, from) = if political { ("date", "subscriber-from") } else { ("deposited", "bound-from") };
                (heads(view, &["who", "joined-by", given, from, "until", "source", "entry"]))
                tbody {
                    @for c in consents {
                        // Of States that continue one another the one that is there has the place.
                        @let there = actors.standing_for(c.origin, view.on);
                        @let actor = &actors[there];
                        tr {
                            td { (view.actor(&actor.id)) @if there != c.act.actor { " (" (view.name(c.act.actor)) ")" } }
                            td { (act(view, c.act.kind)) }
                            td { (date(view, c.act.date)) }
                            td { @if let Some(day) = c.bound { (date(view, day)) } }
                            td { @if let Some(day) = c.until { (date(view, day)) } @else if let Some(day) = actor.to { span.quiet { (t!(view, "ended-on", day = view.locale.day(day))) } } }
                            td { (source(view, &regime.cited(c.act.sources()))) }
                            td { (entry(view, c.act.entry)) }
                        }
                    }
                }
            }
        }
    }
}
