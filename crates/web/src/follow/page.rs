//! The pages of following: how it is done, and those behind the links of letters. A page that is only read changes nothing: systems
//! that look for viruses follow links before people do.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use comity_assess::follow::{Following, Topic};
use maud::{Markup, html};
use serde_json::json;

use super::{NotKept, Postbox, Wish, letter};
use crate::{
    part::layout::{Here, page as lay_out},
    question::{
        problem::Problem,
        view::{Text, View},
    },
    word::{address::encode, locale::t},
};

/// How to follow: by feeds and calendars, and by mail where that is sent.
pub fn about(view: &View) -> Response {
    view.answer(
        || {
            let here =
                Here { path: "/follow", title: Text::own(t!(view, "follow-title")), days: vec![], also: &[] };
            lay_out(
                view,
                &here,
                html! {
                    p.lead { (t!(view, "follow-lead")) }
                    h2 { (t!(view, "follow-feeds")) }
                    p { (t!(view, "follow-feeds-how")) }
                    h2 { (t!(view, "follow-mail")) }
                    @if view.site.mails {
                        p { (t!(view, "follow-mail-how")) }
                        p { (t!(view, "follow-kept")) }
                    } @else { p { (t!(view, "follow-no-mail")) } }
                },
            )
        },
        || json!({ "mail": view.site.mails }),
        || vec![vec!["mail".into()], vec![view.site.mails.to_string()]],
    )
}

/// A page of one reader.
fn own(view: &View, path: &str, title: String, body: Markup, answer: serde_json::Value) -> Response {
    let here = Here { path, title: Text::own(title), days: vec![], also: &[] };
    let mut response = view.private(|| lay_out(view, &here, body), || answer);
    unseen(&mut response);
    response
}

/// What is followed, by its name, leading to its page.
fn named(view: &View, topic: &Topic) -> Markup {
    html! { a href=(view.link(&letter::path(topic))) { (letter::name(view, topic)) } }
}

fn how(view: &View, only_missing: bool) -> String {
    if only_missing { t!(view, "follow-missing") } else { t!(view, "follow-new") }
}

/// The same for every address, known or not.
pub fn asked(view: &View, wish: &Wish) -> Response {
    let body = html! {
        p.lead { (t!(view, "follow-asked")) }
        p { (named(view, &wish.topic)) br; span.quiet { (how(view, wish.only_missing)) } }
    };
    own(view, "/follow", t!(view, "follow-title"), body, json!({ "asked": wish.topic.to_string() }))
}

/// The link of a letter is not known, or no longer.
pub fn old(view: &View) -> Problem {
    let detail = "token: it is not known, or no longer: what is not confirmed within 48 hours is deleted, and so is what was stopped";
    Problem::not_found(detail).told(t!(view, "follow-old"), Some("/follow".into()))
}

/// What would be confirmed, and the button that does it.
pub fn confirm(view: &View, postbox: &Postbox) -> Response {
    let Some(subscribers) = &postbox.subscribers else { return view.problem(view.no_page("follow/confirm")) };
    let token = view.parameter("token");
    match subscribers.wished(token) {
        Ok(Some(wish)) => {
            let body = html! {
                p.lead { (named(view, &wish.topic)) br; span.quiet { (how(view, wish.only_missing)) } }
                form.follow action={ (view.action("/follow/confirm")) "?token=" (encode(token)) } method="post" {
                    button name="confirm" value="yes" { (t!(view, "follow-confirm")) }
                }
                p.quiet { (t!(view, "follow-kept")) }
            };
            let answer = json!({ "asked": wish.topic.to_string() });
            own(view, "/follow/confirm", t!(view, "follow-confirm-title"), body, answer)
        }
        Ok(None) => view.problem(old(view)),
        Err(why) => view.problem(not_kept(view, why)),
    }
}

/// It is followed now.
pub fn confirmed(view: &View, wish: &Wish) -> Response {
    let body = html! {
        p.lead { (t!(view, "follow-confirmed")) }
        p { (named(view, &wish.topic)) br; span.quiet { (how(view, wish.only_missing)) } }
    };
    own(
        view,
        "/follow/confirm",
        t!(view, "follow-title"),
        body,
        json!({ "followed": wish.topic.to_string() }),
    )
}

/// What is followed, with a button for each and one for all.
pub fn stop(view: &View, postbox: &Postbox) -> Response {
    let Some(subscribers) = &postbox.subscribers else { return view.problem(view.no_page("follow/stop")) };
    let token = view.parameter("token");
    match subscribers.followed(token) {
        Ok(Some(all)) => {
            let action = format!("{}?token={}", view.action("/follow/stop"), encode(token));
            let body = html! {
                ul.rows { @for Following { topic, only_missing, .. } in &all { li {
                    (named(view, topic)) " " span.quiet { (how(view, *only_missing)) }
                    form.follow action=(action) method="post" { button name="stop" value=(topic) { (t!(view, "follow-stop")) } }
                } } }
                form.follow action=(action) method="post" { button name="stop" value="all" { (t!(view, "follow-stop-all")) } }
                p.quiet { (t!(view, "follow-kept")) }
            };
            let topics: Vec<String> = all.iter().map(|f| f.topic.to_string()).collect();
            own(view, "/follow/stop", t!(view, "follow-stop-title"), body, json!({ "followed": topics }))
        }
        Ok(None) => view.problem(old(view)),
        Err(why) => view.problem(not_kept(view, why)),
    }
}

/// It is followed no longer.
pub fn stopped(view: &View, still: bool) -> Response {
    let said = if still { t!(view, "follow-stopped") } else { t!(view, "follow-deleted") };
    let body = html! { p.lead { (said) } };
    own(view, "/follow/stop", t!(view, "follow-title"), body, json!({ "still": still }))
}

/// Keeps an answer, and the token in its address, from everybody else.
pub fn unseen(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}

/// Why it was not kept, to whoever asked.
pub fn not_kept(view: &View, why: NotKept) -> Problem {
    match why {
        NotKept::Address(what) => {
            Problem::bad(format!("address: {what}")).told(t!(view, "follow-wrong-address"), None)
        }
        NotKept::Full => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too many wait to be confirmed; ask again tomorrow")
                .told(t!(view, "follow-full"), None)
        }
        NotKept::Failed(why) => {
            tracing::error!("what is kept of those who follow by mail: {why}");
            let what = "it could not be kept, through no fault of yours; whoever runs this server finds the reason in its log";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, what).told(t!(view, "follow-failed"), None)
        }
    }
}
