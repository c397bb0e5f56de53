using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Api;

/// <summary>
/// <c>Idempotency-Key</c>: a write that is repeated with the same key and body is done once and answered twice. The key is taken by
/// inserting its row, so that of two requests in the same moment one works and the other is told to wait. Where the program died
/// between the work and its answer, the key is free again after <see cref="GiveUpAfter"/>, and the use case's own rules (one active
/// registration an address) keep the repeat harmless.
/// </summary>
internal sealed class IdempotentWrites(IDbContextFactory<EventDb> databases, StoredBodies bodies, ApiProblems problems, TimeProvider clock)
    : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    public const int MaxKeyLength = 200;

    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(1);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(Header, out var header))
            return await next(context);
        var key = header.ToString();
        if (key.Length is 0 or > MaxKeyLength || !key.All(c => c is > ' ' and <= '~'))
            return problems.Of(ApiRefusals.KeyInvalid);
        var token = http.User.AccessToken()!.Id;
        var hash = await HashAsync(http.Request);
        if (!await TakeAsync(token, key, hash))
        {
            if (await ReadAsync(token, key) is not { } stored)
                return InProgress(http);
            if (!stored.RequestHash.AsSpan().SequenceEqual(hash))
                return problems.Of(ApiRefusals.KeyReused);
            if (stored.Status != 0)
                return new StoredAnswer(stored.Status, bodies.Open(stored.Body), IsReplay: true);
            if (stored.CreatedAt > clock.GetUtcNow() - GiveUpAfter || !await TakeOverAsync(stored, hash))
                return InProgress(http);
        }
        return await WorkAsync(context, next, token, key);
    }

    private async Task<object?> WorkAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Guid token, string key)
    {
        var stored = false;
        try
        {
            var (status, body) = await CatchAsync(context.HttpContext, await next(context));
            var kept = bodies.Seal(body);
            await using var db = await databases.CreateDbContextAsync();
            await db
                .IdempotentAnswers.Where(answer => answer.TokenId == token && answer.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, status).SetProperty(a => a.Body, kept));
            stored = true;
            return new StoredAnswer(status, body, IsReplay: false);
        }
        finally
        {
            // A bug, or a database that is away: the next try shall work, not wait.
            if (!stored)
                await ReleaseAsync(token, key);
        }
    }

    /// <summary>Lets the answer write itself as ever, and keeps the bytes: whatever a call answers with can be stored.</summary>
    private static async Task<(int Status, string Body)> CatchAsync(HttpContext http, object? answer)
    {
        var line = http.Response.Body;
        using var caught = new MemoryStream();
        http.Response.Body = caught;
        try
        {
            await (answer as IResult ?? Results.Ok(answer)).ExecuteAsync(http);
            return (http.Response.StatusCode, Encoding.UTF8.GetString(caught.GetBuffer(), 0, (int)caught.Length));
        }
        finally
        {
            http.Response.Body = line;
        }
    }

    private async Task<bool> TakeAsync(Guid token, string key, byte[] hash)
    {
        await using var db = await databases.CreateDbContextAsync();
        db.IdempotentAnswers.Add(new IdempotentAnswer(token, key, hash, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return false;
        }
    }

    private async Task<IdempotentAnswer?> ReadAsync(Guid token, string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(answer => answer.TokenId == token && answer.Key == key);
    }

    private async Task<bool> TakeOverAsync(IdempotentAnswer left, byte[] hash)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db
            .IdempotentAnswers.Where(a => a.TokenId == left.TokenId && a.Key == left.Key && a.Status == 0 && a.CreatedAt == left.CreatedAt)
            .ExecuteDeleteAsync();
        return await TakeAsync(left.TokenId, left.Key, hash);
    }

    private async Task ReleaseAsync(Guid token, string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.IdempotentAnswers.Where(a => a.TokenId == token && a.Key == key && a.Status == 0).ExecuteDeleteAsync();
    }

    private ProblemHttpResult InProgress(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return problems.Of(ApiRefusals.KeyInProgress);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        request.Body.Position = 0;
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer)) > 0)
            hash.AppendData(buffer, 0, read);
        // A call that reads the body itself finds it whole.
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}

/// <summary>An answer as it was stored: the first time and every time after it alike.</summary>
internal sealed record StoredAnswer(int Status, string Body, bool IsReplay) : IResult
{
    public const string ReplayHeader = "Idempotency-Replayed";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = Status >= 400 ? ApiProblems.MediaType : "application/json; charset=utf-8";
        if (Status == StatusCodes.Status201Created)
            response.Headers.Location = LocationOf(Body);
        if (IsReplay)
            response.Headers[ReplayHeader] = "true";
        return response.WriteAsync(Body, httpContext.RequestAborted);
    }

    /// <summary>What the API creates are registrations; the answer begins with their id.</summary>
    private static string LocationOf(string body)
    {
        using var answer = JsonDocument.Parse(body);
        return RegistrationCalls.Address(answer.RootElement.GetProperty("id").GetGuid());
    }
}

/// <summary>Says in the API's description that a call takes the key.</summary>
internal sealed class TakesIdempotencyKey;

internal static class IdempotentCalls
{
    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder call) =>
        call.AddEndpointFilter<IdempotentWrites>().WithMetadata(new TakesIdempotencyKey());
}
