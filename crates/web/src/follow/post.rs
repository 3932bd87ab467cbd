//! What is sent by the forms of following, and by mail programs that unsubscribe with one click (RFC 8058).

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use comity_assess::follow::{Since, Topic};
use tokio::task::spawn_blocking;

use super::{Postbox, Subscribers, Wish, page};
use crate::{
    http::{limits::Asker, sent::Sent},
    question::{Question, base, from_here, problem::Problem, site::Site, view::View},
    word::{address::parameters, locale::Language},
};

/// What a browser sends a form as.
const FORM: &str = "application/x-www-form-urlencoded";

/// What came with a form, before it is read.
pub struct Came {
    language: Option<Language>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Came {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Came, Response> {
        let language = request.extensions().get().copied();
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        let Sent(body): Sent = Sent::from_request(request, state).await?;
        Ok(Came { language, uri, headers, body })
    }
}

/// A form as it came: its fields, and the token in its address.
struct Form {
    view: View,
    fields: Vec<(String, String)>,
    token: String,
}

impl Form {
    /// Reads it; nothing of it is dropped in silence.
    fn read(site: &Arc<Site>, came: &Came, known: &[&str]) -> Result<Form, Response> {
        let Came { language, uri, headers, body } = came;
        let record = (site.record)();
        let question = Question::of(site, &record, uri, headers, *language, "");
        let view = View::read(site, record, question, (uri.path(), uri.query()), headers, "")
            .map_err(IntoResponse::into_response)?;
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        // Mail programs may send the one click as multipart/form-data (RFC 8058, section 3.1): there is one field, and it says one thing.
        let one_click = known.contains(&ONE_CLICK.0) && kind.eq_ignore_ascii_case("multipart/form-data");
        let refused = |status, what: String| Err(Problem::new(status, what).into_response());
        if !kind.eq_ignore_ascii_case(FORM) && !one_click {
            return refused(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!("it is sent as '{kind}'; send it as {FORM}"),
            );
        }
        let Ok(text) = std::str::from_utf8(body) else {
            return refused(StatusCode::BAD_REQUEST, "it is not UTF-8".into());
        };
        let fields = match one_click {
            true if text.contains(ONE_CLICK.0) && text.contains(ONE_CLICK.1) => {
                vec![(ONE_CLICK.0.to_owned(), ONE_CLICK.1.to_owned())]
            }
            true => vec![],
            false => parameters(text),
        };
        if let Some((name, _)) = fields.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            let there = known.join(", ");
            return refused(StatusCode::BAD_REQUEST, format!("{name}: no such field; there is {there}"));
        }
        let token = view.parameter("token").to_owned();
        Ok(Form { view, fields, token })
    }

    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }
}

/// The field by which a mail program unsubscribes, and its value (RFC 8058, section 3.1).
const ONE_CLICK: (&str, &str) = ("List-Unsubscribe", "One-Click");

/// Reads a form, which has no fields but those that are known, and answers it beside the threads that speak to clients: the database
/// may have to wait for its disk. Where no mail is sent, there is no such address; and where another server sends it, only that one
/// knows the addresses.
async fn answered(
    site: Arc<Site>,
    postbox: Arc<Postbox>,
    came: Came,
    known: &'static [&'static str],
    answer: impl FnOnce(&Form, &dyn Subscribers) -> Result<Response, Problem> + Send + 'static,
) -> Response {
    let Some(subscribers) = postbox.subscribers.clone() else {
        return Problem::not_found("no mail is sent from this server").into_response();
    };
    if !(site.sequences)() {
        let what = "another server of this log sends its mail; ask again in a while";
        return Problem::new(StatusCode::SERVICE_UNAVAILABLE, what).into_response();
    }
    let work = move || match Form::read(&site, &came, known) {
        Ok(form) => answer(&form, &*subscribers).unwrap_or_else(|problem| form.view.problem(problem)),
        Err(refused) => refused,
    };
    let mut response = match spawn_blocking(work).await {
        Ok(response) => response,
        Err(_) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "it was not finished").into_response(),
    };
    page::unseen(&mut response);
    response
}

/// A form comes from a page of ours: otherwise any site could have its readers send for letters.
fn ours(site: &Site, came: &Came) -> Result<(), Problem> {
    let Came { uri, headers, .. } = came;
    if from_here(site, uri, headers) {
        return Ok(());
    }
    let what =
        format!("this comes from another site; the pages of this server are at {}", base(site, uri, headers));
    Err(Problem::new(StatusCode::FORBIDDEN, what))
}

/// Somebody asks to be told by mail.
pub async fn ask(
    State(site): State<Arc<Site>>,
    State(postbox): State<Arc<Postbox>>,
    asker: Asker,
    came: Came,
) -> Response {
    if let Err(refused) = ours(&site, &came) {
        return refused.into_response();
    }
    if let Some(refused) = postbox.limits.often(asker) {
        return refused;
    }
    answered(site, postbox, came, &["address", "topic", "tell", "language"], |form, subscribers| {
        let wish = wish(form)?;
        subscribers.ask(&wish).map_err(|why| page::not_kept(&form.view, why))?;
        Ok(page::asked(&form.view, &wish))
    })
    .await
}

/// What a form asks for.
fn wish(form: &Form) -> Result<Wish, Problem> {
    let topic: Topic = form.get("topic").parse().map_err(|what| Problem::bad(format!("topic: {what}")))?;
    if !topic.is_there(&form.view.regime) {
        return Err(Problem::bad(format!("topic: the record has no '{topic}'")));
    }
    let only_missing = match form.get("tell") {
        "new" => false,
        "missing" => true,
        other => return Err(Problem::bad(format!("tell: '{other}' is not one of new, missing"))),
    };
    let language = match form.get("language") {
        "" => form.view.locale.language,
        tag => Language::parse(tag).ok_or_else(|| {
            let there = Language::ALL.map(Language::tag).join(", ");
            Problem::bad(format!("language: '{tag}' is not one of {there}"))
        })?,
    };
    let address = form.get("address").to_owned();
    Ok(Wish { address, language: language.tag().to_owned(), topic, only_missing })
}

/// Somebody confirms what was asked for in their name, by the button on the page behind the link of the letter.
pub async fn confirm(
    State(site): State<Arc<Site>>,
    State(postbox): State<Arc<Postbox>>,
    came: Came,
) -> Response {
    if let Err(refused) = ours(&site, &came) {
        return refused.into_response();
    }
    answered(site, postbox, came, &["confirm"], |form, subscribers| {
        let since = Since::beginning(form.view.record.checkpoint.size, form.view.today);
        let found = subscribers.confirm(&form.token, since);
        let wish = found.map_err(|why| page::not_kept(&form.view, why))?;
        Ok(page::confirmed(&form.view, &wish.ok_or_else(|| page::old(&form.view))?))
    })
    .await
}

/// Somebody follows no longer: by a button, or by the one click of a mail program. The token alone says who it is, and there is no
/// session that another site could use: it is taken from anywhere, as RFC 8058 asks.
pub async fn stop(
    State(site): State<Arc<Site>>,
    State(postbox): State<Arc<Postbox>>,
    came: Came,
) -> Response {
    answered(site, postbox, came, &["stop", ONE_CLICK.0], |form, subscribers| {
        let only = match (form.get("stop"), form.get(ONE_CLICK.0)) {
            ("all", "") | ("", "One-Click") => None,
            (topic, "") => {
                Some(topic.parse::<Topic>().map_err(|what| Problem::bad(format!("stop: {what}")))?)
            }
            _ => {
                let what = "expected 'stop' with 'all' or what is followed, or 'List-Unsubscribe=One-Click'";
                return Err(Problem::bad(what));
            }
        };
        let found = subscribers.stop(&form.token, only.as_ref());
        let still = found.map_err(|why| page::not_kept(&form.view, why))?;
        Ok(page::stopped(&form.view, still.ok_or_else(|| page::old(&form.view))?))
    })
    .await
}
