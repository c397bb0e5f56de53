using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Events.Checklist;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Events;

/// <summary>One mail a day at most to each who is in charge of something that is due; none for nothing.</summary>
public sealed class ChecklistMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_in_charge_is_told_once_a_day_on_the_clock_of_the_house(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        await using var second = await TestApp.StartAsync(
            kind,
            services: services => services.AddSingleton<TimeProvider>(clock),
            on: app.Database
        );
        var (fair, off) = (await app.AddEventAsync(), await app.AddEventAsync());
        var (anna, bert, carl) = (await PersonAsync(), await PersonAsync(), await PersonAsync());
        var due = await ChecklistWorld.AddAsync(app, fair, "Press", 20, anna);
        await ChecklistWorld.AddAsync(app, fair, "Catering", 20, anna);
        await ChecklistWorld.AddAsync(app, fair, "Published", 20, bert);
        await ChecklistWorld.AddAsync(app, fair, "Signs", 20, carl);
        await ChecklistWorld.AddAsync(app, fair, "Helpers", 20);
        await ChecklistWorld.AddAsync(app, off, "Press", 25, carl);
        await using var db = await app.OpenDbAsync();
        await db.Users.Where(a => a.Id == carl).ExecuteUpdateAsync(set => set.SetProperty(a => a.ChecklistMailsOff, true), Stop);
        var day = DateOnly.FromDateTime(Zone.ToLocal(fair.StartsAt, Zone.Default).DateTime).AddDays(-20);

        At(day.AddDays(-1), 12);
        (await RunAsync()).ShouldBe(0, "nothing is due yet");
        At(day, 6);
        (await RunAsync()).ShouldBe(0, "people sleep");
        At(day, 7, 30);
        (await Task.WhenAll(RunAsync(), second.Sweep<ChecklistSweep>().RunAsync(Stop))).Sum().ShouldBe(1, "two nodes look, one mail goes");
        At(day, 18, 30);
        (await RunAsync()).ShouldBe(0, "once a day");
        At(day, 23, 30);
        (await RunAsync()).ShouldBe(0);
        var mail = await db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == ChecklistDueMail.KindName, Stop);
        (mail.SubjectId, mail.Purpose, mail.EventId).ShouldBe((anna, MailPurpose.Notice, null));

        // What waits over midnight is not sent: the next day's says it all.
        At(day.AddDays(1), 8);
        (await WriteAsync(mail)).ShouldBeNull();
        (await RunAsync()).ShouldBe(1);
        var next = await db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == ChecklistDueMail.KindName && m.Id != mail.Id, Stop);
        var draft = (await WriteAsync(next)).ShouldNotBeNull();
        draft.Subject.ShouldBe("2 Punkte auf Ihrer Checkliste sind fällig");
        draft.Blocks.OfType<MailBlock.Bullets>().Single().Items.Count.ShouldBe(2);

        // Done, called off, over, switched off, off the team: nothing more to say.
        await db.ChecklistPoints.Where(p => p.Key == "Catering").ExecuteDeleteAsync(Stop);
        await app.Get<TickChecklistPointHandler>().HandleAsync(new(fair.Id, due.Id, true, anna), Stop);
        (await WriteAsync(next)).ShouldBeNull("it was done before the mail went");
        await app.Get<TickChecklistPointHandler>().HandleAsync(new(fair.Id, due.Id, false, anna), Stop);
        (await WriteAsync(next)).ShouldNotBeNull();
        await StateAsync(EventState.Cancelled);
        (await WriteAsync(next)).ShouldBeNull();
        At(day.AddDays(2), 8);
        (await RunAsync()).ShouldBe(0, "it is called off");
        await StateAsync(EventState.Published);
        At(day.AddDays(21), 12);
        (await RunAsync()).ShouldBe(0, "it is over");
        At(day.AddDays(3), 8);
        await db.Users.Where(a => a.Id == anna).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, clock.GetUtcNow()), Stop);
        (await RunAsync()).ShouldBe(0, "nobody signs in with it");
        await db.Users.Where(a => a.Id == anna).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTimeOffset?)null), Stop);
        (await RunAsync()).ShouldBe(1);

        void At(DateOnly on, int hour, int minute = 0) =>
            clock.Advance(Zone.ToUtc(on.ToDateTime(new TimeOnly(hour, minute)), Zone.Default) - clock.GetUtcNow());

        Task<int> RunAsync() => app.Sweep<ChecklistSweep>().RunAsync(Stop);

        async Task<Guid> PersonAsync()
        {
            var person = await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id);
            await using var own = await app.OpenDbAsync();
            own.Add(new EventStaff(off.Id, person.Id, StaffRole.Contributor));
            await own.SaveChangesAsync(Stop);
            return person.Id;
        }

        Task<int> StateAsync(EventState state) =>
            db.Events.Where(e => e.Id == fair.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, state), Stop);

        async Task<MailDraft?> WriteAsync(OutboxMail row)
        {
            await using var own = await app.OpenDbAsync();
            return await app
                .Services.GetServices<IMailKind>()
                .Single(one => one.Kind == ChecklistDueMail.KindName)
                .WriteAsync(own, row, Stop);
        }
    }
}
