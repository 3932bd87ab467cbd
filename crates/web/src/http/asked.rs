//! What somebody asked to see, and how they asked; and how they are shown it.

use std::sync::Arc;

use axum::{
    extract::{FromRef, FromRequestParts, Path},
    http::{HeaderMap, Uri, request::Parts},
    response::{IntoResponse, Response},
};

use comity_ledger::Record;

use super::{limits::Asker, making::Making};
use crate::{
    answer::{
        bytes::{Answer, Repeatable},
        respond::answer,
        shelf::Shelf,
    },
    question::{Question, form::split, problem::Problem, site::Site, view::View},
    word::locale::Language,
};

/// What somebody asked to see, and how they asked.
pub struct Asked {
    site: Arc<Site>,
    shelf: Arc<Shelf>,
    making: Arc<Making>,
    asker: Asker,
    uri: Uri,
    headers: HeaderMap,
    /// The language that the address says.
    chosen: Option<Language>,
    /// What the address is about, where its last part says what of it is asked: an instrument's forecast.
    of: String,
    /// The last part of the address, without its ending.
    name: String,
    suffix: String,
}

impl<S> FromRequestParts<S> for Asked
where
    S: Send + Sync,
    Arc<Site>: FromRef<S>,
    Arc<Shelf>: FromRef<S>,
    Arc<Making>: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Asked, Response> {
        let path = Option::<Path<Vec<String>>>::from_request_parts(parts, state).await;
        let mut path = path
            .map_err(|_| Problem::bad("the address is not UTF-8").into_response())?
            .map(|Path(parts)| parts)
            .unwrap_or_default();
        let last = path.pop().unwrap_or_default();
        let (name, suffix) = split(&last);
        Ok(Asked {
            site: FromRef::from_ref(state),
            shelf: FromRef::from_ref(state),
            making: FromRef::from_ref(state),
            asker: parts.extensions.get().copied().unwrap_or_default(),
            uri: parts.uri.clone(),
            headers: parts.headers.clone(),
            chosen: parts.extensions.get().copied(),
            of: path.pop().unwrap_or_default(),
            name: name.to_owned(),
            suffix: suffix.to_owned(),
        })
    }
}

impl Asked {
    /// The same about what has another name, which may have an ending.
    pub fn about(self, name: &str) -> Asked {
        let (name, suffix) = split(name);
        let (name, suffix) = (name.to_owned(), suffix.to_owned());
        Asked { name, suffix, ..self }
    }

    /// What it is about, where that is not the last part of the address.
    pub fn of(&self) -> String {
        self.of.clone()
    }

    /// The path of the address.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// Answers with what was answered before, or has an answer made: most readers ask for what another just read.
    pub async fn show(self, page: impl FnOnce(&View, &str) -> Response + Send + 'static) -> Response {
        let question = self.question();
        let kept = self.shelf.kept(&question).filter(|kept| kept.is_ready(&self.headers));
        if let Some(kept) = kept {
            return self.again(&question, &kept);
        }
        let (making, asker) = (self.making.clone(), self.asker);
        making.make(asker, move || self.made(page)).await
    }

    /// Answers what came with a request: nothing of that is kept for others.
    pub async fn answer(self, page: impl FnOnce(&View, &str) -> Response + Send + 'static) -> Response {
        let (making, asker) = (self.making.clone(), self.asker);
        let make = move || {
            let mut response = self.anew((self.site.record)(), page);
            response.extensions_mut().remove::<Answer>();
            response
        };
        making.make(asker, make).await
    }

    /// The question, of the record as it is now.
    fn question(&self) -> Question {
        Question::of(&self.site, &(self.site.record)(), &self.uri, &self.headers, self.chosen, &self.suffix)
    }

    /// An answer that was made before; the next who asks so may be given it as it goes out.
    fn again(&self, question: &Question, kept: &Answer) -> Response {
        let mut response = answer(question.form, &self.headers, kept);
        // By what else a server is reached is in some answers.
        if question.base.is_none() {
            let (body, coding) = kept.packed(&self.headers);
            let (uri, moment) = (self.uri.clone(), question.moment);
            response.extensions_mut().insert(Repeatable { uri, moment, body, coding });
        }
        response
    }

    /// An answer that is made now, unless somebody else has asked the same meanwhile; and kept, if it may be.
    fn made(self, page: impl FnOnce(&View, &str) -> Response) -> Response {
        let record = (self.site.record)();
        let question = Question::of(&self.site, &record, &self.uri, &self.headers, self.chosen, &self.suffix);
        if let Some(kept) = self.shelf.kept(&question) {
            return self.again(&question, &kept);
        }
        let mut response = self.anew(record, page);
        if let Some(made) = response.extensions_mut().remove::<Answer>() {
            self.shelf.keep(question, made);
        }
        response
    }

    /// An answer that is made now, of a record.
    fn anew(&self, record: Arc<Record>, page: impl FnOnce(&View, &str) -> Response) -> Response {
        let question = Question::of(&self.site, &record, &self.uri, &self.headers, self.chosen, &self.suffix);
        let read = |query| {
            let asked = (self.uri.path(), query);
            View::read(&self.site, record.clone(), question.clone(), asked, &self.headers, &self.suffix)
        };
        match read(self.uri.query()) {
            Ok(view) => page(&view, &self.name),
            Err(problem) => match read(None) {
                Ok(view) => view.problem(problem),
                Err(problem) => problem.short().into_response(),
            },
        }
    }
}
