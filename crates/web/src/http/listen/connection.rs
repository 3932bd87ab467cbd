//! One connection: HTTP/1.1. In HTTP/2 a client can keep any number of answers without taking a byte of them, and be busy with
//! PINGs meanwhile (RFC 9113, sections 5.2 and 10.5); here it takes something or is sent away.

use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use axum::{
    body::{Body, HttpBody},
    extract::ConnectInfo,
    http::{Request, Response, Version, header},
    response::IntoResponse,
};
use axum_server::{
    accept::Accept,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use hyper::{body::Incoming, server::conn::http1::Builder, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::watch,
};
use tower::ServiceExt;

use super::{Served, places::Place};
use crate::question::problem::Problem;

/// No head of a request is larger, in bytes: 431 (RFC 6585, section 5).
const HEAD: usize = 32 << 10;

/// Serves it until it ends or the program does.
pub async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<Arc<rustls::ServerConfig>>,
    served: Served,
    place: Arc<Place>,
    end: watch::Receiver<bool>,
) {
    let _left = Left(place.clone());
    // Answers are written as a whole: there is nothing to wait for.
    let _ = stream.set_nodelay(true);
    let watched = Watched { stream, place: place.clone() };
    match tls {
        None => speak(watched, peer, served, place, end).await,
        Some(config) => {
            let acceptor = RustlsAcceptor::new(RustlsConfig::from_config(config));
            // How long a handshake may take is seen to where the place is.
            if let Ok((stream, _)) = acceptor.accept(watched, ()).await {
                speak(stream, peer, served, place, end).await;
            }
        }
    }
}

async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    served: Served,
    place: Arc<Place>,
    mut end: watch::Receiver<bool>,
) {
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(place.patience()).max_buf_size(HEAD);
    let service = service_fn(|request| answer(served.clone(), peer, place.clone(), request));
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    tokio::select! {
        _ = &mut connection => return,
        _ = end.wait_for(|ending| *ending) => connection.as_mut().graceful_shutdown(),
    }
    // What goes wrong with a connection concerns whoever made it.
    let _ = connection.await;
}

async fn answer(
    served: Served,
    peer: SocketAddr,
    place: Arc<Place>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    if !names_one_host(&request) {
        let text = "a request names one host: send one header Host, such as 'Host: record.example.org' (RFC 9112, section 3.2)";
        return Ok(Problem::bad(text).into_response());
    }
    let front = served.front.as_ref();
    if let Some(again) = front.and_then(|front| front.again(peer, &request)) {
        return Ok(again);
    }
    let said = front.and_then(|front| front.said(&request));
    let underway = place.asked(request.body().is_end_stream());
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    request.extensions_mut().insert(underway.clone());
    let answer = served.router.oneshot(request).await?;
    if let (Some(front), Some(said)) = (front, said) {
        front.keep(said, &answer);
    }
    drop(underway);
    Ok(answer)
}

/// Whether a request says once which host it is for (RFC 9112, section 3.2). In HTTP/1.0 none has to.
fn names_one_host(request: &Request<Incoming>) -> bool {
    let hosts = request.headers().get_all(header::HOST).iter();
    match hosts.count() {
        1 => true,
        0 => request.version() != Version::HTTP_11,
        _ => false,
    }
}

/// Frees the place when the connection ends, however it does.
struct Left(Arc<Place>);

impl Drop for Left {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// A stream of which is noted when something was taken from us.
struct Watched {
    stream: TcpStream,
    place: Arc<Place>,
}

impl AsyncRead for Watched {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = ready!(Pin::new(&mut this.stream).poll_write(cx, bytes));
        this.place.advance();
        Poll::Ready(written)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = ready!(Pin::new(&mut this.stream).poll_write_vectored(cx, slices));
        this.place.advance();
        Poll::Ready(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
