using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Web.Features.Api;

/// <summary>
/// Refusals as problem details (RFC 9457): <c>code</c> stays the same for programs, <c>title</c> is in the caller's language, and
/// <c>errors</c> says for each field what is wrong with it.
/// </summary>
internal sealed class ApiProblems(RefusalWords words)
{
    public const string MediaType = "application/problem+json";

    public ProblemHttpResult Of(IReadOnlyList<Refusal> refusals)
    {
        var status = refusals.Max(StatusOf);
        var head = refusals.Count == 1 ? refusals[0] : ApiRefusals.InputInvalid;
        return Make(head, status, refusals);
    }

    public ProblemHttpResult Of(Refusal refusal, int? status = null) => Make(refusal, status ?? StatusOf(refusal), [refusal]);

    /// <summary>Not there: 404. A field that is wrong: 422. Right, but not in this state of things: 409.</summary>
    public static int StatusOf(Refusal refusal) =>
        refusal.Code.EndsWith(".not_found", StringComparison.Ordinal) ? StatusCodes.Status404NotFound
        : refusal.Field is not null && refusal != RegistrationRefusals.AlreadyRegistered ? StatusCodes.Status422UnprocessableEntity
        : refusal == ApiRefusals.KeyReused || refusal == ApiRefusals.InputInvalid ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status409Conflict;

    private ProblemHttpResult Make(Refusal head, int status, IReadOnlyList<Refusal> refusals)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = head.Code };
        var errors = refusals
            .Where(refusal => refusal.Field is not null)
            .GroupBy(refusal => refusal.Field!)
            .ToDictionary(field => field.Key, field => field.Select(words.Say).ToArray());
        if (errors.Count > 0)
            extensions["errors"] = errors;
        return TypedResults.Problem(title: words.Say(head), statusCode: status, extensions: extensions);
    }
}
