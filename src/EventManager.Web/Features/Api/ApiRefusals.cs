using EventManager.Domain.Common;

namespace EventManager.Web.Features.Api;

/// <summary>What the API itself refuses, before a use case is asked.</summary>
internal static class ApiRefusals
{
    public static readonly Refusal TokenInvalid = new("api.token_invalid");
    public static readonly Refusal Forbidden = new("api.forbidden");
    public static readonly Refusal NotFound = new("api.not_found");
    public static readonly Refusal MethodNotAllowed = new("api.method_not_allowed");
    public static readonly Refusal BodyMalformed = new("api.body_malformed");
    public static readonly Refusal BodyTooLarge = new("api.body_too_large");
    public static readonly Refusal MediaTypeNotSupported = new("api.media_type_not_supported");
    public static readonly Refusal TooManyRequests = new("api.too_many_requests");
    public static readonly Refusal Failed = new("api.failed");

    /// <summary>The database is away or cannot write: the same call may be sent again.</summary>
    public static readonly Refusal Unavailable = new("api.unavailable");

    /// <summary>Several fields are wrong; each is named in <c>errors</c>.</summary>
    public static readonly Refusal InputInvalid = new("api.input_invalid");
    public static readonly Refusal ValueInvalid = new("api.value_invalid");
    public static readonly Refusal TextUnreadable = new("api.text_unreadable");
    public static readonly Refusal LimitInvalid = new("api.limit_invalid", Paging.MaxLimit) { Field = "limit" };
    public static readonly Refusal CursorInvalid = new("api.cursor_invalid") { Field = "cursor" };
    public static readonly Refusal KeyInvalid = new("api.idempotency_key_invalid") { Field = "Idempotency-Key" };
    public static readonly Refusal KeyReused = new("api.idempotency_key_reused");
    public static readonly Refusal KeyInProgress = new("api.idempotency_key_in_progress");
}
