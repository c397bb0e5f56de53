using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>The button in the confirmation mail, pressed again and again before the first answer is there.</summary>
public sealed class RepeatedClickTests
{
    private const int Clicks = 12;

    [Theory]
    [EachDatabase]
    public async Task Confirming_in_several_tabs_at_once_takes_one_seat_and_makes_one_ticket(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(capacity: 100);
        var id = await AskAsync(app, @event.Slug);

        var answers = await ClickAsync(app, id);

        answers.ShouldAllBe(answer => !answer.IsRefused && answer.Value.State == RegistrationState.Confirmed);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.SingleAsync(pool => pool.Id == @event.SeatPoolId)).Taken.ShouldBe(1);
        (await db.Tickets.CountAsync(ticket => ticket.RegistrationId == id)).ShouldBe(1);
        (await db.Outbox.CountAsync(mail => mail.Kind == RegistrationMails.Ticket)).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Confirming_in_several_tabs_at_once_joins_the_queue_once(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(capacity: 1);
        await app.RegisterAsync(@event.Slug, "first");
        var id = await AskAsync(app, @event.Slug);

        var answers = await ClickAsync(app, id);

        answers.ShouldAllBe(answer => !answer.IsRefused && answer.Value.State == RegistrationState.Waitlisted);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.SingleAsync(pool => pool.Id == @event.SeatPoolId)).Waiting.ShouldBe(1);
        (await db.Outbox.CountAsync(mail => mail.Kind == RegistrationMails.Waiting)).ShouldBe(1);
    }

    private static async Task<Guid> AskAsync(TestApp app, string slug)
    {
        var visitor = TestRegistrations.Visitor(slug, "anna") with { ConfirmEmail = true };
        return (await app.Services.GetRequiredService<RegisterHandler>().HandleAsync(visitor, CancellationToken.None)).Value.Id;
    }

    private static Task<Domain.Common.Result<RegistrationReceipt>[]> ClickAsync(TestApp app, Guid id)
    {
        var confirm = app.Services.GetRequiredService<ConfirmRegistrationHandler>();
        return Task.WhenAll(Enumerable.Range(0, Clicks).Select(_ => confirm.HandleAsync(id, CancellationToken.None)));
    }
}
