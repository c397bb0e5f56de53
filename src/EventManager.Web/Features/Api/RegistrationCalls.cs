using EventManager.Domain.Registrations;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EventManager.Web.Features.Api;

/// <summary>Registering, reading and cancelling.</summary>
internal static class RegistrationCalls
{
    public static void MapRegistrationCalls(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/v1").WithTags("Registrations").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        calls
            .MapPost("events/{slug}/registrations", RegisterAsync)
            .RequireAuthorization(Policies.RegistrationsWrite)
            .TakesIdempotencyKey()
            .TakesBytes(ApiLimits.Registration)
            .WithName("Register")
            .WithSummary("Registers a person or a party.")
            .WithDescription("Takes Idempotency-Key: a repeat with the same key and body gets the first answer again.")
            .ProducesProblem(400)
            .ProducesProblem(409)
            .ProducesProblem(422);
        calls
            .MapGet("registrations/{id:guid}", GetAsync)
            .RequireAuthorization(Policies.RegistrationsRead)
            .WithName("GetRegistration")
            .WithSummary("One registration with its tickets.");
        calls
            .MapPost("registrations/{id:guid}/cancel", CancelAsync)
            .RequireAuthorization(Policies.RegistrationsWrite)
            .TakesIdempotencyKey()
            .TakesBytes(ApiLimits.Registration)
            .WithName("CancelRegistration")
            .WithSummary("Cancels a registration; cancelling it twice is as good as once.");
    }

    public static string Address(Guid id) => "/api/v1/registrations/" + id;

    private static async Task<Results<Created<RegisteredAnswer>, ProblemHttpResult>> RegisterAsync(
        string slug,
        RegistrationBody body,
        [FromServices] RegisterHandler register,
        [FromServices] RegistrationRows rows,
        [FromServices] ApiProblems problems
    )
    {
        // Not the request's own token: what has begun is finished even if the caller hangs up, so that its retry finds the answer.
        var result = await register.HandleAsync(body.For(slug), CancellationToken.None);
        if (result.IsRefused)
            return problems.Of(result.Refusals);
        return TypedResults.Created(Address(result.Value.Id), await rows.AnswerAsync(result.Value, CancellationToken.None));
    }

    private static async Task<Results<Ok<RegistrationAnswer>, ProblemHttpResult>> GetAsync(
        Guid id,
        HttpContext http,
        [FromServices] RegistrationRows rows,
        [FromServices] ApiProblems problems,
        [FromServices] AuditTrail audit,
        CancellationToken stop
    )
    {
        if (await rows.FindAsync(id, stop) is not { } found)
            return problems.Of(RegistrationRefusals.NotFound);
        if (!http.User.AccessToken()!.Reaches(found.EventId))
            return problems.Of(ApiRefusals.Forbidden, StatusCodes.Status403Forbidden);
        // As where an organiser opens it; by which token, the entry's origin says.
        if (found.Answer.Answers.Count > 0)
            await audit.WriteAsync("registration.details_opened", null, found.EventId, subjectId: id);
        return TypedResults.Ok(found.Answer);
    }

    private static async Task<Results<Ok<RegistrationAnswer>, ProblemHttpResult>> CancelAsync(
        Guid id,
        HttpContext http,
        [FromServices] CancelRegistrationHandler cancel,
        [FromServices] RegistrationRows rows,
        [FromServices] ApiProblems problems
    )
    {
        if (await rows.EventOfAsync(id, CancellationToken.None) is not { } eventId)
            return problems.Of(RegistrationRefusals.NotFound);
        if (!http.User.AccessToken()!.Reaches(eventId))
            return problems.Of(ApiRefusals.Forbidden, StatusCodes.Status403Forbidden);
        var result = await cancel.HandleAsync(id, CancellationToken.None);
        if (result.IsRefused)
            return problems.Of(result.Refusals);
        return await rows.FindAsync(id, CancellationToken.None) is { } found
            ? TypedResults.Ok(found.Answer)
            : problems.Of(RegistrationRefusals.NotFound);
    }
}
