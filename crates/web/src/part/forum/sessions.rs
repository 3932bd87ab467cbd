//! Forums and sessions: what they are called, and what came of them.

use comity_regime::process::SessionReport;
use maud::{Markup, html};

use crate::part::layout::{date, heads, source};
use crate::{
    picture::bars::{Bar, bars},
    question::view::{Text, View},
    word::locale::{Language, t},
};

/// A forum's title, in the reader's language.
pub fn forum_title(view: &View, id: &str, title: &str) -> Text {
    let register = view.regime.register();
    match register.forum(id).map(|ix| register.forum_definition(ix)) {
        Some(forum) => view.title(&forum.titles, title),
        None => view.original(title),
    }
}

/// A session's title, leading to its page.
pub fn session_link(view: &View, s: &SessionReport) -> Markup {
    let title = if s.title.is_empty() { &s.session } else { &s.title };
    html! { a href=(view.link(&format!("/sessions/{}", s.session))) { (session_title(view, &s.session, title)) } " " span.quiet { (date(view, s.from)) } }
}

/// What a session is called: its title in English, in another language its short name there.
pub fn session_title(view: &View, id: &str, title: &str) -> Text {
    let names = &view.regime.register().names;
    match names.of(id, view.locale.language.tag()) {
        Some(called) if view.locale.language != Language::English && !called.short.is_empty() => {
            Text::own(called.short.as_str())
        }
        _ => view.original(title),
    }
}

/// Sessions, in a row each.
pub fn session_table(view: &View, sessions: &[&SessionReport]) -> Markup {
    html! {
        @if sessions.is_empty() { p.quiet { (t!(view, "none-by-day")) } } @else {
            table {
                (heads(view, &["begins", "ends", "session", "venue", "state", "#took-part", "#heads", "#ministers-or-above", "source"]))
                tbody {
                    @for s in sessions {
                        @let p = &s.participation;
                        tr {
                            td { (date(view, s.from)) }
                            td { (date(view, s.until)) }
                            td { a href=(view.link(&format!("/sessions/{}", s.session))) { (session_title(view, &s.session, if s.title.is_empty() { &s.session } else { &s.title })) } }
                            td { (view.original(s.place.as_str())) }
                            td { (view.word("state", s.state)) }
                            @for number in [p.total_text(), p.level_text(p.at_head()), p.level_text(p.at_minister())] {
                                td.number { @if p.total() > 0 { a href=(view.link(&format!("/sessions/{}#part", s.session))) { (number) } } }
                            }
                            td { (source(view, &s.sources.join(";"))) }
                        }
                    }
                }
            }
        }
    }
}

/// Participation by level, session by session.
pub fn levels(view: &View, sessions: &[&SessionReport]) -> Markup {
    let legend = [
        ("one", t!(view, "level-head")),
        ("three", t!(view, "level-minister")),
        ("six", t!(view, "level-other")),
        ("unknown", t!(view, "level-unknown")),
    ];
    // Where only some of those that took part are known, a bar would be read as all.
    let each: Vec<Bar> = sessions
        .iter()
        .filter(|s| s.participation.is_complete())
        .map(|s| {
            let p = &s.participation;
            let (heads, ministers) =
                (p.at_head().min, p.at_minister().min - p.at_head().min.min(p.at_minister().min));
            // What neither a name nor a published count says anything of is not known.
            let open =
                p.at_minister().max.saturating_sub(heads + ministers).min(p.total() - heads - ministers);
            let others = p.total() - heads - ministers - open;
            Bar {
                label: view.called(&s.session).text,
                link: Some(view.link(&format!("/sessions/{}", s.session))),
                parts: vec![heads, ministers, others, open],
            }
        })
        .collect();
    html! {
        @if each.is_empty() { p.quiet { (t!(view, "participation-unknown")) } }
        @else { (bars(view.locale, &t!(view, "participation-chart"), &legend, &each)) }
    }
}
