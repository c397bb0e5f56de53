using System.Net;
using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Access;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Mailings.Calendar;
using EventManager.Web.Features.Mailings.Pages;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What rules will send stands on the page of whoever will get it: an exhibitor, somebody invited.</summary>
public sealed class ComingMailTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Exhibitors_and_invited_people_see_what_is_to_come_until_it_is_not(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var (firm, asks) = (Firm(fair, "kvv"), Firm(fair, "gwg"));
        firm.Decide(ExhibitorState.Accepted, LongAgo).ShouldBeNull();
        var grace = new Invitation(fair.Id, "Grace", "grace@haus.example", LongAgo);
        await app.AddAsync(firm, asks, grace);
        var toFirms = await MailRuleWorld.AddAsync(app, Rule(fair, MailAudience.Exhibitors, 5));
        await MailRuleWorld.AddAsync(app, Rule(fair, MailAudience.Unanswered, 7));
        // Of each of them since they were invited: a hundred and one days ago and one to come.
        await MailRuleWorld.AddAsync(app, Rule(fair, MailAudience.Invited, 101, MailAnchor.Confirmed));
        await MailRuleWorld.AddAsync(app, Rule(other, MailAudience.Exhibitors, 5));

        var mails = app.Get<PersonMails>();
        var theirs = (await mails.ComingAsync(fair.Id, firm.Id, Stop)).ShouldHaveSingleItem();
        (theirs.Kind, theirs.At).ShouldBe((TimelineKind.Mail, toFirms.Timing.Of(fair.StartsAt, Zone.Default)));
        (await mails.ComingAsync(fair.Id, grace.Id, Stop)).Count.ShouldBe(2);
        (await mails.ComingAsync(fair.Id, asks.Id, Stop)).ShouldBeEmpty("nobody has decided on it");
        (await mails.ComingAsync(other.Id, firm.Id, Stop)).ShouldBeEmpty("it is another event's");

        var (_, organiser) = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id);
        var (_, stranger) = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, other.Id);
        (await ByAddressAsync(organiser, grace.Email)).ShouldBe(2);
        (await ByAddressAsync(organiser, firm.ContactEmail)).ShouldBe(1);
        (await ByAddressAsync(stranger, firm.ContactEmail)).ShouldBe(0);

        await using var db = await app.OpenDbAsync();
        await db.MailRules.Where(r => r.Id == toFirms.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsOn, false), Stop);
        (await mails.ComingAsync(fair.Id, firm.Id, Stop)).ShouldBeEmpty("it was stopped");
        await db.Events.Where(e => e.Id == fair.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Cancelled), Stop);
        (await mails.ComingAsync(fair.Id, grace.Id, Stop)).ShouldBeEmpty("there is no event any more");

        async Task<int> ByAddressAsync(ClaimsPrincipal who, string email) =>
            (await app.Get<PersonDataQuery>().FindAsync(who, email, Stop)).Mails.Count;
    }

    [Fact]
    public async Task The_details_of_an_invitation_and_the_past_of_who_gets_mails_show_it()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var grace = new Invitation(fair.Id, "Grace", "grace@haus.example", LongAgo);
        await app.AddAsync(grace);
        var rule = await MailRuleWorld.AddAsync(app, Rule(fair, MailAudience.Unanswered, 7));
        var day = When.DateTime(rule.Timing.Of(fair.StartsAt, Zone.Default));

        var details = await DrawAsync<InvitedDetail>(
            new()
            {
                [nameof(InvitedDetail.EventId)] = fair.Id,
                [nameof(InvitedDetail.InvitationId)] = grace.Id,
                [nameof(InvitedDetail.Actions)] = (RenderFragment<InvitedPerson>)(_ => _ => { }),
            }
        );
        var past = new Dictionary<string, object?> { [nameof(SubjectPast.EventId)] = fair.Id, [nameof(SubjectPast.SubjectId)] = grace.Id };
        var alone = await DrawAsync<SubjectPast>(past);

        details.ShouldContain(day);
        details.ShouldContain("timeline__entry--mail");
        alone.ShouldNotContain(day, Case.Sensitive, "whom no rule writes to asks for none");

        async Task<string> DrawAsync<T>(Dictionary<string, object?> parameters)
            where T : IComponent
        {
            await using var scope = app.Services.CreateAsyncScope();
            await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
            return await renderer.Dispatcher.InvokeAsync(async () =>
                WebUtility.HtmlDecode((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString())
            );
        }
    }

    private static Exhibitor Firm(Event fair, string name) => new(fair.Id, name, "Eva", $"stand@{name}.example", LongAgo);

    private static MailRule Rule(Event fair, MailAudience audience, int days, MailAnchor anchor = MailAnchor.EventStart) =>
        new(fair.Id, MailRule.Message, new(anchor, anchor is MailAnchor.Confirmed, days, MailUnit.Days, null))
        {
            Audience = audience,
            Subject = new("Hallo"),
            Body = new("Text"),
        };
}
