//! Stock-taking as a page, to read and to print.

use axum::response::Response;
use comity_assess::{Scope, Stocktake};
use comity_regime::{Count, Day, process::SessionReport, register::Known};
use maud::{Markup, html};

use crate::{
    part::{
        forum::sessions::{forum_title, levels, session_table},
        layout::{Here, date, heads, opens, page as lay_out, source},
        list::Part,
        measure::{title, value},
    },
    question::{
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::{address::encode, locale::t},
};

pub fn page(view: &View) -> Response {
    let (scope, from, to) = match asked(view) {
        Ok(asked) => asked,
        Err(problem) => return view.problem(problem),
    };
    let Some(mut stocktake) = Stocktake::new(&view.regime, scope, from, to) else {
        return view.problem(Problem::bad(format!("to: {to} comes before {from}")));
    };
    let s = &mut stocktake;
    let lengths = [s.commitments.len(), s.memberships.len(), s.sessions.len(), s.sessions_missed.len()];
    let part = match Part::of_each(view, &lengths) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, "/stocktake");
    part.keep(&mut s.commitments);
    part.keep(&mut s.memberships);
    part.keep(&mut s.sessions);
    part.keep(&mut s.sessions_missed);
    if view.form() == Form::Markdown {
        return view.answer_as(|| stocktake.markdown().into_bytes());
    }
    view.answer(
        || shown(view, scope, &stocktake, part),
        || serde_json::to_value(&stocktake).unwrap_or_default(),
        || stocktake.rows(),
    )
}

/// Of what, and between which days; without any, the whole regime over the ten years before the day of the view.
fn asked(view: &View) -> Result<(Scope, Day, Day), Problem> {
    let scope =
        Scope::parse(&view.regime, view.parameter("of")).map_err(|e| Problem::bad(format!("of: {e}")))?;
    let to = view.day("to")?.unwrap_or(view.on);
    let from = view.day("from")?.unwrap_or_else(|| {
        let from = to.plus_years(-10).next();
        // Before the year 10 there are no ten years to look back on.
        if from > to { Day::MIN } else { from }
    });
    Ok((scope, from, to))
}

/// What stock is taken of, in the reader's language.
fn name(view: &View, scope: Scope) -> Text {
    let register = view.regime.register();
    match scope {
        Scope::Regime => Text::own(t!(view, "whole-regime")),
        Scope::Actor(ix) => view.name(ix),
        Scope::Forum(ix) => {
            let forum = register.forum_definition(ix);
            view.title(&forum.titles, &forum.title)
        }
        Scope::Instrument(ix) => {
            let instrument = register.definition(ix);
            view.title(&instrument.titles, &instrument.title)
        }
    }
}

/// What stock can be taken of, by name, for whoever does not know the ids.
fn scopes(view: &View) -> Markup {
    let register = view.regime.register();
    html! {
        datalist #scopes {
            @for forum in &register.forums { option value=(forum.id) { (view.title(&forum.titles, &forum.title).text) } }
            @for ix in view.standing_instruments() { @let i = register.definition(ix); option value=(i.id) { (view.title(&i.titles, &i.title).text) } }
        }
    }
}

fn shown(view: &View, scope: Scope, s: &Stocktake, shown: Part) -> Markup {
    let heading = t!(view, "stocktake-of", what = name(view, scope).text);
    let here = Here { path: "/stocktake", title: Text::own(heading), days: vec![], also: &[Form::Markdown] };
    let sessions: Vec<&SessionReport> = s.sessions.iter().collect();
    let earlier = earlier(view, s);
    lay_out(
        view,
        &here,
        html! {
            form.filter action=(view.action("/stocktake")) method="get" {
                label { (t!(view, "filter-of")) " " input name="of" value=(s.of) size="20" placeholder=(t!(view, "whole-regime")) aria-label=(t!(view, "stocktake-of-help")) list="scopes"; }
                (scopes(view))
                label { (t!(view, "from")) " " input type="date" name="from" value=(s.from); }
                label { (t!(view, "to")) " " input type="date" name="to" value=(s.to); }
                button { (t!(view, "take-stock")) }
            }
            (examples(view))
            p.lead { (view.locale.day(s.from)) " – " (view.locale.day(s.to)) }
            section aria-labelledby="figures" {
                h2 #figures { (t!(view, "in-figures")) }
                table.figures {
                    (heads(view, &["", "#this-period", "#the-period-before", "known-through"]))
                    tbody {
                        @for ((what, now), (_, before)) in s.now.lines().into_iter().zip(s.before.lines()) {
                            tr {
                                td { (view.word("figure", what)) }
                                @let known = s.known_through.through(what);
                                td.number { (opens(counted_in(s, what), at_least(view, what, now, known, s.to))) }
                                td.number { (opens(Some(earlier.clone()), at_least(view, what, before, s.known_through_before.through(what), s.period_before().1))) }
                                td.quiet { @match known { Known::Through(day) => (date(view, day)), Known::Unsaid => "–", Known::Always => {} } }
                            }
                        }
                    }
                }
                p.quiet { (t!(view, "delivered-meaning")) }
                p.quiet { (t!(view, "stocktake-horizon")) }
            }
            @if !s.gaps.is_empty() {
                section aria-labelledby="gaps" {
                    h2 #gaps { (t!(view, "where-gaps")) }
                    table {
                        (heads(view, &["measure", "the-day-before", "the-last-day"]))
                        tbody { @for gap in &s.gaps {
                            tr {
                                td { a href=(view.link_on(&format!("/measures/{}?from={}", encode(&gap.measure), s.from), Some(s.to))) { @if let Some(measure) = view.regime.register().measure(&gap.measure) { (title(view, measure)) } } }
                                td { (value(view, &gap.before)) }
                                td { (value(view, &gap.after)) }
                            }
                        } }
                    }
                }
            }
            @if !sessions.is_empty() {
                section aria-labelledby="sessions" {
                    h2 #sessions { (t!(view, "sessions")) }
                    (levels(view, &sessions))
                    (session_table(view, &sessions))
                }
            }
            @if !s.sessions_missed.is_empty() {
                section aria-labelledby="missed" {
                    h2 #missed { (t!(view, "sessions-missed")) }
                    table {
                        (heads(view, &["due", "forum", "what", "clause"]))
                        tbody { @for m in &s.sessions_missed {
                            tr { td { (date(view, m.due)) } td { a href=(view.link(&format!("/forums/{}", m.forum))) { (forum_title(view, &m.forum, &m.forum)) } } td { (view.original(m.what.as_str())) } td { (view.locale.forum_rule(&m.clause)) } }
                        } }
                    }
                }
            }
            @if !s.commitments.is_empty() {
                section aria-labelledby="commitments" {
                    h2 #commitments { (t!(view, "commitments")) }
                    table.wide {
                        (heads(view, &["who", "what", "happened", "due", "by-itself", "by-peers", "independently", "source"]))
                        tbody { @for l in &s.commitments {
                            tr {
                                td { @if l.actor.is_empty() { (t!(view, "together", count = l.together.unwrap_or_default())) } @else { (view.actor(&l.actor)) } }
                                td { a href=(view.link(&view.promise_path(&l.commitment))) { (view.original(l.text.as_str())) } }
                                td { @for (n, what) in l.happened.iter().enumerate() { @if n > 0 { ", " } (view.word("happened", what)) } }
                                td { @if let Some(day) = l.due { (date(view, day)) } }
                                @for grade in l.grades() { @match grade { Some(g) => td { (view.word("grade", g.word())) }, None => td.none { "–" } } }
                                td { (source(view, &l.sources.join(";"))) }
                            }
                        } }
                    }
                }
            }
            @if !s.memberships.is_empty() {
                section aria-labelledby="joined" {
                    h2 #joined { (t!(view, "joined-left")) }
                    table {
                        (heads(view, &["date", "who", "what", "by", "source"]))
                        tbody { @for c in &s.memberships {
                            tr {
                                td { (date(view, c.date)) }
                                td { (view.actor(&c.actor)) }
                                td { a href=(view.link(&format!("/instruments/{}", c.instrument))) { (c.instrument) } }
                                td { (view.word("act", &c.act)) }
                                td { (source(view, &c.sources.join(";"))) }
                            }
                        } }
                    }
                }
            }
            (shown.links(view, "/stocktake"))
        },
    )
}

/// A figure of a period that ends on a day: so many or more, where the record does not go so far.
fn at_least(view: &View, figure: &str, count: Count, known: Known, to: Day) -> String {
    match comity_assess::at_least(figure, known, to) {
        true => t!(view, "or-more", what = view.count(Count { max: count.min, ..count })),
        false => view.count(count),
    }
}

/// The part of the page that a figure counts.
fn counted_in(s: &Stocktake, figure: &str) -> Option<String> {
    let (part, empty) = match figure {
        "joined" | "left" => ("joined", s.memberships.is_empty()),
        "sessions due and not held" => ("missed", s.sessions_missed.is_empty()),
        "promised" | "withdrawn" | "reported on" | "days passed, nothing found" => {
            ("commitments", s.commitments.is_empty())
        }
        _ if figure.starts_with("delivered") => ("commitments", s.commitments.is_empty()),
        "sessions held" | "delegations at sessions" => ("sessions", s.sessions.is_empty()),
        _ if figure.starts_with("led by") => ("sessions", s.sessions.is_empty()),
        _ => return None,
    };
    (!empty).then(|| format!("#{part}"))
}

/// The same stock-taking of the period before, of the same length.
fn earlier(view: &View, s: &Stocktake) -> String {
    let (from, to) = s.period_before();
    view.link(&format!("/stocktake?of={}&from={from}&to={to}", encode(&s.of)))
}

/// Forums to take stock of, from one session to the next.
fn examples(view: &View) -> Markup {
    let register = view.regime.register();
    html! {
        p.quiet {
            (t!(view, "of-a-forum")) " "
            @for (n, forum) in register.forums.iter().enumerate() {
                @if n > 0 { " · " }
                a href=(view.link(&format!("/stocktake?of={}", forum.id))) { (view.title(&forum.titles, &forum.title)) }
            }
        }
    }
}
