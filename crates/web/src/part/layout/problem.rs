//! A problem as a page.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use maud::{Markup, html as markup};

use super::{Here, menu::sections, page};
use crate::{
    answer::{
        memory::held,
        respond::{busy, html},
    },
    question::{form::Form, problem::Problem, view::View},
    word::locale::t,
};

impl View {
    /// A problem, as a page to people and as problem+json to programs.
    pub fn problem(&self, problem: Problem) -> Response {
        let problem = problem.short();
        if self.form() != Form::Html {
            return problem.into_response();
        }
        // Its links lead elsewhere, where what was asked here means nothing.
        let asked_nothing = View { parameters: vec![], ..self.clone() };
        let Some(page) = held(html(shown(&asked_nothing, &problem)).into()) else { return busy() };
        (problem.status(), [(header::CONTENT_TYPE, Form::Html.media_type())], page).into_response()
    }
}

/// What a person sees when something cannot be shown.
fn shown(view: &View, problem: &Problem) -> Markup {
    let title = view.word("problem", problem.title());
    let here = Here { path: "/", title, days: vec![], also: &[] };
    page(
        view,
        &here,
        markup! {
            p { @match &problem.said { Some(said) => (said), None => (view.original(problem.detail.as_str())) } }
            @if let Some(near) = &problem.near {
                p { (t!(view, "did-you-mean")) " " a href=(view.link(near)) { (near.rsplit('/').next().unwrap_or_default()) } }
            }
            p { (t!(view, "problem-what-next")) }
            ul {
                li { a href=(view.link("/")) { (t!(view, "todays-regime")) } }
                @for section in sections(view) { li { a href=(view.link(section.path())) { (section.title) } } }
            }
        },
    )
}
