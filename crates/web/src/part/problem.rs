//! A problem as a page.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use super::layout;
use crate::{
    answer::{
        memory::held,
        respond::{busy, html},
    },
    question::{form::Form, problem::Problem, view::View},
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
        let Some(page) = held(html(layout::problem(&asked_nothing, &problem)).into()) else { return busy() };
        (problem.status(), [(header::CONTENT_TYPE, Form::Html.media_type())], page).into_response()
    }
}
