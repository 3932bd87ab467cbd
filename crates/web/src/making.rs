//! Answers are made beside the threads that speak to clients: a few at once, with a bounded line before them, so that
//! whoever asks for what takes long keeps nobody else from being answered.

use std::{sync::Arc, thread};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::respond::Problem;

/// So many wait for their answer to be begun. Whoever comes then is told to come again.
const LINE: usize = 256;

/// Who makes answers.
pub struct Making {
    line: Arc<Semaphore>,
    makers: Arc<Semaphore>,
}

impl Default for Making {
    fn default() -> Making {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        Making { line: Arc::new(Semaphore::new(LINE)), makers: Arc::new(Semaphore::new(processors.max(2))) }
    }
}

impl Making {
    /// Makes an answer, or says that there are too many before it. If the client leaves before it is begun, it is not made.
    pub async fn make(&self, answer: impl FnOnce() -> Response + Send + 'static) -> Response {
        let Ok(_in_line) = self.line.try_acquire() else { return busy() };
        let Ok(maker) = self.makers.clone().acquire_owned().await else { return busy() };
        let made = spawn_blocking(move || {
            let _maker = maker;
            answer()
        });
        made.await.unwrap_or_else(|_| {
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the answer was not finished").into_response()
        })
    }
}

/// The answer where there is no room to make one (RFC 9110, section 15.6.4).
pub fn busy() -> Response {
    let text = "too much is being asked of this server; ask again in a few seconds";
    let mut response = Problem::new(StatusCode::SERVICE_UNAVAILABLE, text).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3"));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::mpsc;

    use super::*;

    /// However many ask for what takes long: a few are answered at once, some wait, and the others are told to.
    #[tokio::test]
    async fn those_who_ask_too_much_wait_or_are_sent_away() {
        let making =
            Arc::new(Making { line: Arc::new(Semaphore::new(5)), makers: Arc::new(Semaphore::new(2)) });
        let (mut ends, mut asked) = (vec![], vec![]);
        for _ in 0..9 {
            let (end, wait) = mpsc::channel::<()>();
            let making = making.clone();
            ends.push(end);
            asked.push(tokio::spawn(async move {
                let answer = move || {
                    let _ = wait.recv();
                    StatusCode::OK.into_response()
                };
                making.make(answer).await
            }));
            tokio::task::yield_now().await;
        }
        drop(ends);
        let mut statuses = vec![];
        for answer in asked {
            let answer = answer.await.unwrap();
            assert_eq!(answer.status().is_success(), !answer.headers().contains_key(header::RETRY_AFTER));
            statuses.push(answer.status().as_u16());
        }
        assert_eq!(statuses, [200, 200, 200, 200, 200, 503, 503, 503, 503]);
        let again = making.make(|| StatusCode::OK.into_response()).await;
        assert_eq!(again.status(), 200);
    }
}
