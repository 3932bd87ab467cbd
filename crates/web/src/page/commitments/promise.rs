//! One promise: what was promised, by whom and by when, what would show that it was kept, and what each account says of it.
//! The same of one State, by `of`.

use axum::response::Response;
use comity_assess::{
    follow::Topic,
    promise::{Became, CommitmentStatus, Promise},
};
use comity_regime::{
    ActorIx, Day, language::ast::Deadline, proceeding::Capacity, process::CommitmentKind, register::Element,
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::{feeds, tables::process::commitment_rows},
    part::{
        commitments::{became, fates, place},
        layout::{Here, date, follow, heads, instrument, page as lay_out, source},
        rectified,
    },
    picture::bars::{Bar, bars},
    question::{form::Form, problem::Problem, view::View},
    word::{address::encode, locale::t},
};

/// The page of the promise with a key.
pub fn page(view: &View, key: &str) -> Response {
    let of = match view.parameter("of") {
        "" => None,
        id => match view.find_actor(id) {
            Ok(ix) => Some(ix),
            Err(problem) => return view.problem(problem.in_parameter("of")),
        },
    };
    let Some(promise) = Promise::of(&view.regime, key, view.on) else {
        return view.problem(nobody(view, key));
    };
    let shown = match of {
        None => Some(promise),
        Some(actor) => promise.by_one(actor, &view.regime),
    };
    let Some(promise) = shown else {
        let detail = format!("of: {} has not promised '{key}' by {}", view.parameter("of"), view.on);
        return view.problem(
            Problem::not_found(detail).told(t!(view, "promise-not-theirs"), Some(view.promise_path(key))),
        );
    };
    if view.form() == Form::Feed {
        let title = promise.each.first().map_or(key, |c| c.text.as_str());
        return view.answer_as(|| {
            feeds::following(view, &view.promise_path(key), title, &Topic::Promise(key.to_owned()))
        });
    }
    view.answer(
        || laid_out(view, key, of, &promise),
        || json!({ "promise": key, "total": promise.each.len(), "commitments": promise.each }),
        || commitment_rows(&promise.each),
    )
}

/// Why there is no such promise on the day.
fn nobody(view: &View, key: &str) -> Problem {
    if view.regime.is_commitment(key) {
        let id = key.split('/').next().unwrap_or_default();
        let near = view.regime.register().instrument(id).map(|_| format!("/instruments/{id}"));
        let detail = format!("nobody has promised '{key}' by {}", view.on);
        return Problem::not_found(detail)
            .told(t!(view, "promise-nobody", day = view.locale.day(view.on)), near);
    }
    view.no_promise(key)
}

fn laid_out(view: &View, key: &str, of: Option<ActorIx>, promise: &Promise) -> Markup {
    let path = view.promise_path(key);
    // INVARIANT: a promise has been made by somebody.
    let Some(first) = promise.each.first() else { return html! {} };
    let days: Vec<Day> = days(&promise.each);
    let here = Here { path: &path, title: view.promise(key, &first.text), days, also: &[Form::Feed] };
    let alone = of.is_some() || promise.by.len() == 1;
    lay_out(
        view,
        &here,
        html! {
            (made(view, of, promise, first))
            @if alone { @for c in &promise.each { (accounts(view, c)) } } @else { (tally(view, promise)) }
            (evidence(view, key, first))
            (said(view, &promise.each))
            @if alone { (report(view, of.or(promise.by.first().copied()), key)) }
            @if !alone { (signatories(view, key, promise)) }
            (rectified::listed(view, &[key]))
            (follow(view, &Topic::Promise(key.to_owned())))
        },
    )
}

/// The days on which something was said of it.
fn days(each: &[CommitmentStatus]) -> Vec<Day> {
    let of = |c: &CommitmentStatus| {
        let notes = c.notes.iter().filter_map(|n| n.date.day());
        let judged = c.assessments.iter().filter_map(|j| j.date.day());
        c.made.day().into_iter().chain(notes).chain(judged).collect::<Vec<_>>()
    };
    let mut days: Vec<Day> = each.iter().flat_map(of).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Who promised it, where and when, and by when it is due.
fn made(view: &View, of: Option<ActorIx>, promise: &Promise, first: &CommitmentStatus) -> Markup {
    let others = promise.by.len().saturating_sub(1);
    let whose = match (of.or((others == 0).then_some(promise.by.first().copied()).flatten()), first.kind) {
        (Some(actor), CommitmentKind::Recommendation) => {
            html! { (t!(view, "promise-recommended-to")) " " (view.actor(&view.regime.register().actors[actor].id)) }
        }
        (Some(actor), _) => html! {
            (view.actor(&view.regime.register().actors[actor].id))
            @if others > 0 { " " a href=(view.link(&view.promise_path(&first.commitment))) { (t!(view, "promise-with-others", count = others)) } }
        },
        (None, _) if first.joint => html! { (t!(view, "promise-together", count = promise.by.len())) },
        (None, _) => html! { (t!(view, "promise-each", count = promise.by.len())) },
    };
    html! {
        p.lead { (whose) " · " (place(view, &first.at)) " · " (date(view, first.made)) }
        p {
            @match first.due {
                Some(day) => { (t!(view, "promise-due")) " " (date(view, day)) },
                None => span.quiet { (t!(view, "promise-no-day")) },
            }
            @if !first.topic.is_empty() { " · " span.quiet { (view.original(first.topic.as_str())) } }
            " · " (source(view, &first.sources.join(";")))
        }
    }
}

/// What became of it, in a bar.
fn tally(view: &View, promise: &Promise) -> Markup {
    let legend = fates(view);
    let parts = Became::counts(&promise.each).to_vec();
    let one = promise.each.len() == 1;
    html! {
        section aria-labelledby="became" {
            h2 #became { (t!(view, "promise-became")) }
            @if one { @for c in &promise.each { p { strong { (view.state(c.state.title())) } (became(view, c)) } } }
            @else { (bars(view.locale, &t!(view, "promise-became"), &legend, &[Bar { label: t!(view, "promise-states"), link: None, parts }])) }
            @if promise.each.iter().any(|c| c.became() == Some(Became::NothingFound)) { p.quiet { (t!(view, "nothing-found-meaning")) } }
        }
    }
}

/// What each account says of it, side by side.
fn accounts(view: &View, c: &CommitmentStatus) -> Markup {
    html! {
        section aria-labelledby="accounts" {
            h2 #accounts { (t!(view, "promise-became")) }
            p { strong { (view.state(c.state.title())) } @if !c.sure { " ≈" } (became(view, c)) }
            table.figures {
                (heads(view, &["account", "grade", "date", "source"]))
                tbody { @for capacity in Capacity::ALL {
                    @let judged = c.assessments.iter().find(|j| j.capacity == *capacity);
                    tr {
                        th scope="row" { (view.word("act", capacity.word())) }
                        @match judged {
                            Some(j) => {
                                td { strong { (view.word("grade", j.grade.word())) } br; span.quiet { (view.name_of(&j.by)) } }
                                td { (date(view, j.date)) }
                                td { (source(view, &j.sources.join(";"))) }
                            }
                            None => { td.quiet { (t!(view, "not-assessed")) } td {} td {} }
                        }
                    }
                } }
            }
            @if c.became() == Some(Became::NothingFound) { p.quiet { (t!(view, "nothing-found-meaning")) } }
        }
    }
}

/// What would show that it was kept: what it joins, what comes into force, what comes again.
fn evidence(view: &View, key: &str, c: &CommitmentStatus) -> Markup {
    let every = element(view, key).and_then(|e| match e.terms.due {
        Some(Deadline::Every(step)) => Some(step),
        _ => None,
    });
    html! {
        section aria-labelledby="evidence" {
            h2 #evidence { (t!(view, "promise-evidence")) }
            ul {
                @if let Some(id) = &c.joins { li { (t!(view, "promise-shown-by-joining")) " " (instrument(view, id)) } }
                @if let Some(id) = &c.when { li { (t!(view, "promise-shown-in-force")) " " (instrument(view, id)) } }
                @if let Some(step) = every { li { (t!(view, "promise-shown-again")) " " (view.locale.every(step)) } }
                @if c.joins.is_none() && c.when.is_none() { li { (t!(view, "promise-shown-by-account")) } }
            }
            @if !c.series.is_empty() {
                table.figures {
                    (heads(view, &["due", "came", "#days-late"]))
                    tbody { @for occasion in &c.series { tr {
                        td { (date(view, occasion.due)) }
                        td { @match occasion.came { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "promise-nothing-found")) } } }
                        td.number { @if let Some(days) = occasion.days_late { (view.locale.number(usize::try_from(days).unwrap_or_default())) } }
                    } } }
                }
            }
        }
    }
}

/// The element of a joint statement that a key names.
fn element<'a>(view: &'a View, key: &str) -> Option<&'a Element> {
    let (id, element) = key.split_once('/')?;
    let register = view.regime.register();
    register.definition(register.instrument(id)?).elements.iter().find(|e| e.id == element)
}

/// Everything that was said of it, in everybody's words, as it was said.
fn said(view: &View, each: &[CommitmentStatus]) -> Markup {
    let notes = each
        .iter()
        .flat_map(|c| &c.notes)
        .map(|n| (n.date, &n.by, view.word("act", n.what), &n.text, &n.sources));
    let judged = each
        .iter()
        .flat_map(|c| &c.assessments)
        .map(|j| (j.date, &j.by, view.word("grade", j.grade.word()), &j.text, &j.sources));
    let mut all: Vec<_> = notes.chain(judged).collect();
    all.sort_by_key(|(date, by, ..)| (date.earliest, *by));
    all.dedup_by(|a, b| (a.0, a.1, a.3) == (b.0, b.1, b.3));
    html! {
        @if !all.is_empty() {
            section aria-labelledby="said" {
                h2 #said { (t!(view, "promise-said")) }
                table {
                    (heads(view, &["date", "who", "what", "words", "source"]))
                    tbody { @for (day, by, what, text, sources) in &all { tr {
                        td { (date(view, *day)) } td { (view.name_of(by)) } td { (what) } td { (view.original(text.as_str())) } td { (source(view, &sources.join(";"))) }
                    } } }
                }
            }
        }
    }
}

/// The form by which a State reports on it.
fn report(view: &View, of: Option<ActorIx>, key: &str) -> Markup {
    html! {
        @if let Some(actor) = of {
            @let id = &view.regime.register().actors[actor].id;
            p.buttons {
                a.button href=(view.action(&format!("/desk/new?form=report&act=report&actor={id}&target={}", encode(key)))) { (t!(view, "promise-report")) }
                span.quiet { (t!(view, "promise-who-may", name = view.name(actor).text)) }
            }
        }
    }
}

/// Everybody who promised it, each leading to what is known of them.
fn signatories(view: &View, key: &str, promise: &Promise) -> Markup {
    let mut by: Vec<(String, ActorIx)> = promise.by.iter().map(|ix| (view.name(*ix).text, *ix)).collect();
    by.sort_by(|(a, _), (b, _)| view.locale.compare(a, b));
    let path = view.promise_path(key);
    let own = |ix: ActorIx| {
        let id = &view.regime.register().actors[ix].id;
        promise.each.iter().find(|c| c.joint || c.actor == *id)
    };
    html! {
        section aria-labelledby="who" {
            h2 #who { (t!(view, "promise-who")) " (" (view.locale.number(by.len())) ")" }
            table {
                (heads(view, &["who", "made", "state", "by-itself", "by-peers", "independently"]))
                tbody { @for (_, ix) in &by {
                    @let id = &view.regime.register().actors[*ix].id;
                    @if let Some(c) = own(*ix) { tr {
                        td { a href=(view.link(&format!("{path}?of={id}"))) { (view.name(*ix)) } }
                        td { @if !c.joint { (date(view, c.made)) } }
                        td.place { (view.state(c.state.title())) @if !c.sure { " ≈" } (became(view, c)) }
                        @for capacity in Capacity::ALL {
                            @match c.grade(*capacity) { "" => td.none { "–" }, grade => td { (view.word("grade", grade)) } }
                        }
                    } }
                } }
            }
        }
    }
}
