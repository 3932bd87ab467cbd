//! Momentum: whether those that took part in a forum joined faster, and how sure that is.

use axum::response::Response;
use comity_foresee::{
    Reference,
    forecast::SEED,
    momentum::{Around, Studied, Window, around, foremost, participants},
    table,
};
use comity_regime::ForumIx;
use maud::{Markup, html};
use serde_json::json;

use super::said::{interval, pulse, sentence, who, why_not};
use crate::{
    part::layout::{Here, carried, date, heads, page as lay_out, picture, picture_file},
    picture::intervals::{Interval, intervals},
    question::{
        addresses::LONGEST_SET,
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let register = view.regime.register();
    let id = view.parameter("forum");
    let forum = match id {
        "" => foremost(&view.regime, view.on),
        id => match register.forum(id) {
            Some(ix) => Some(ix),
            None => return view.problem(view.no_forum(id).in_parameter("forum")),
        },
    };
    let Some(forum) = forum else { return nothing(view, None, t!(view, "momentum-no-forum")) };
    let set = view.parameter("set");
    let group = match set {
        "" => participants(&view.regime, forum, view.on),
        set => match view.regime.ask(set, view.on) {
            Ok(extent) => extent.recorded.possible,
            Err(found) => return view.problem(Problem::unread("set", &found)),
        },
    };
    let definition = register.forum_definition(forum);
    let key = view.key(format!("{} {} {set}", definition.id, view.on));
    let made = view.site.foreseen.momentum.or_made(&key, || {
        let reference = Reference::built_in(&register.actors)?;
        around(&view.regime, &reference, forum, group, None, (view.on, SEED))
    });
    let made = match made {
        Ok(made) => made,
        Err(why) => return nothing(view, Some(forum), why_not(view, &why)),
    };
    if view.form() == Form::Svg {
        return picture_file(view, "/momentum", &drawn(view, &made), vec![], None);
    }
    view.answer(
        || shown(view, forum, &made),
        || serde_json::to_value(&*made).unwrap_or_default(),
        || table::momentum(Some(&made)),
    )
}

fn title(view: &View, forum: Option<ForumIx>) -> Text {
    let Some(forum) = forum else { return Text::own(t!(view, "momentum")) };
    let definition = view.regime.register().forum_definition(forum);
    let name = view.title(&definition.titles, &definition.title).text;
    Text::own(t!(view, "momentum-of", forum = name))
}

/// The page of a forum that has never met: it says so.
fn nothing(view: &View, forum: Option<ForumIx>, why: String) -> Response {
    if view.form() == Form::Svg {
        return view
            .problem(Problem::not_found("there is nothing to draw: no session was held").told(why, None));
    }
    let id = forum.map(|ix| view.regime.register().forum_definition(ix).id.clone()).unwrap_or_default();
    view.answer(
        || {
            let here = Here { path: "/momentum", title: title(view, forum), days: vec![], also: &[] };
            lay_out(view, &here, html! { (filter(view, &id)) p.lead { (why) } })
        },
        || json!({ "forum": id, "instruments": [], "controls": [] }),
        || table::momentum(None),
    )
}

fn filter(view: &View, chosen: &str) -> Markup {
    html! {
        form.filter action=(view.action("/momentum")) method="get" {
            (carried(view))
            label { (view.word("head", "forum")) " "
                select name="forum" {
                    @for forum in &view.regime.register().forums {
                        option value=(forum.id) selected[forum.id == chosen] { (view.title(&forum.titles, &forum.title).text) }
                    }
                }
            }
            label { (t!(view, "momentum-set")) " " input name="set" value=(view.parameter("set")) size="34" dir="ltr" maxlength=(LONGEST_SET) placeholder="members of IAEA"; }
            button { (t!(view, "show")) }
        }
    }
}

fn drawn(view: &View, all: &Around) -> Markup {
    let own = all.instruments.iter().filter_map(|i| {
        let points = i.momentum.ratio_of_ratios?;
        Some(Interval { label: view.called(&i.momentum.instrument).text, points, class: "one" })
    });
    let others = all.controls.iter().map(|c| Interval {
        label: c.title.clone(),
        points: c.ratio_of_ratios,
        class: "six",
    });
    intervals(view.locale, &t!(view, "momentum-picture"), &own.chain(others).collect::<Vec<_>>())
}

fn shown(view: &View, forum: ForumIx, all: &Around) -> Markup {
    let here = Here { path: "/momentum", title: title(view, Some(forum)), days: vec![], also: &[Form::Svg] };
    let set = view.parameter("set");
    lay_out(
        view,
        &here,
        html! {
            (filter(view, &all.forum))
            p.lead {
                @if set.is_empty() { (t!(view, "momentum-lead", count = all.participants)) }
                @else { (t!(view, "momentum-lead-set", count = all.participants)) " " bdi dir="ltr" lang="en" { (set) } }
            }
            p { (t!(view, "momentum-what")) }
            section aria-labelledby="ratios" {
                h2 #ratios { (t!(view, "momentum-ratios")) }
                (drawn(view, all))
                p.quiet { (t!(view, "momentum-legend")) }
                (picture(view, "/momentum"))
            }
            @for studied in &all.instruments { (instrument(view, studied)) }
            @for one in &all.unnamed {
                section aria-labelledby=(one.instrument) {
                    h2 id=(one.instrument) { (titled(view, &one.instrument, &one.title)) }
                    p { (why_not(view, &one.why)) }
                }
            }
            @if !all.controls.is_empty() {
                section aria-labelledby="controls" {
                    h2 #controls { (t!(view, "momentum-controls")) }
                    p { (t!(view, "momentum-controls-why")) }
                    table {
                        (heads(view, &["treaty", "#ratio"]))
                        tbody { @for c in &all.controls { tr { td { (view.original(c.title.as_str())) } td.number { (interval(view, c.ratio_of_ratios, 2)) } } } }
                    }
                }
            }
        },
    )
}

/// An instrument by its title, leading to its page.
fn titled(view: &View, id: &str, title: &str) -> Markup {
    let register = view.regime.register();
    let titles = register.instrument(id).map(|ix| register.definition(ix).titles.clone()).unwrap_or_default();
    html! { a href=(view.link(&format!("/instruments/{id}"))) { (view.title(&titles, title)) } }
}

fn instrument(view: &View, studied: &Studied) -> Markup {
    let (m, p) = (&studied.momentum, &studied.pulse);
    html! {
        section aria-labelledby=(m.instrument) {
            h2 id=(m.instrument) { (titled(view, &m.instrument, &m.title)) }
            ul {
                @for s in &m.sentences { li.sentence { (sentence(view, s)) } }
                li.sentence { (pulse(view, &p.sentence)) }
            }
            details {
                summary { (t!(view, "momentum-figures")) }
                table {
                    (heads(view, &["group", "period", "#joins", "#state-years", "#at-risk", "#rate"]))
                    tbody {
                        @for (at, group) in m.groups.iter().enumerate() {
                            @for (period, cell) in m.periods.iter().zip(&group.periods) {
                                tr {
                                    td { (who(view, at == 0)) }
                                    td { (view.word("period", period.what)) " (" (date(view, period.from)) " – " (date(view, period.until.plus_days(-1))) ")" }
                                    td.number { (view.locale.decimal(cell.joins, 1)) }
                                    td.number { (view.locale.decimal(cell.state_years, 0)) }
                                    td.number { (t!(view, "foreseen-of", n = cell.at_risk, of = cell.of)) }
                                    td.number { (interval(view, cell.rate, 3)) @if cell.few { " ≈" } }
                                }
                            }
                        }
                    }
                }
                table {
                    (heads(view, &["around-sessions", "#participants", "#others"]))
                    tbody {
                        @for window in &p.windows { (around_sessions(view, window)) }
                    }
                }
                p.quiet { (t!(view, "momentum-few")) }
            }
        }
    }
}

/// Joins in a window, of State-years.
fn around_sessions(view: &View, window: &Window) -> Markup {
    let cell = |(joins, years): (f64, f64)| {
        t!(
            view,
            "joins-in-years",
            joins = view.locale.decimal(joins, 0),
            years = view.locale.decimal(years, 0)
        )
    };
    html! {
        tr {
            td { (view.word("window", window.months)) }
            td.number { (cell(window.participants)) }
            td.number { (cell(window.others)) }
        }
    }
}
