using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Whoever confirms, accepts, declines or cancels reads and hears on the next page that it was done.</summary>
public sealed partial class WhatWasDoneTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_confirmed_address_is_said_and_no_longer_once_the_place_is_given_back()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var visitor = TestRegistrations.Visitor(fair.Slug, "Anna") with { ConfirmEmail = true };
        var id = (await app.RegisterAsync(visitor)).Value.Id;

        var mine = await DoneAsync(
            app,
            "/confirm/" + app.Token(LinkPurpose.Confirm, id),
            "confirm",
            "Danke, deine E-Mail-Adresse ist bestätigt."
        );
        await app.Client.PostFormAsync(mine.Split('?')[0], "cancel", []);

        (await app.Client.GetStringAsync(mine, Stop)).ShouldNotContain("Danke, deine");
        (await app.Client.GetStringAsync(mine.Split('?')[0] + "?saved=quatsch", Stop)).ShouldNotContain("notice--success");
    }

    [Theory]
    [InlineData("accept", "Du hast den Platz angenommen.")]
    [InlineData("decline", "Du hast den Platz abgelehnt.")]
    [InlineData("cancel", "Deine Absage ist angekommen.")]
    public async Task An_answer_to_an_offer_and_a_cancellation_are_said(string form, string words)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "Anna")).Value.Id;
        if (form != "cancel")
            await OfferAsync(app, id);

        await DoneAsync(app, "/me/" + app.Token(LinkPurpose.Registration, id), form, words);
    }

    [Fact]
    public async Task A_guardian_hears_that_the_own_address_is_gone()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        var visitor = TestRegistrations.Visitor(fair.Slug, "Anna") with { IsMinor = true, GuardianEmail = "eltern@haus.example" };
        var id = (await app.RegisterAsync(visitor)).Value.Id;

        var page = $"/consent/{app.Token(LinkPurpose.Guardian, id)}/data";
        await DoneAsync(app, page, "erase", "Von Ihnen ist nichts mehr gespeichert.");

        Title().Match(await app.Client.GetStringAsync(page, Stop)).Groups[1].Value.ShouldNotStartWith("Gespeichert");
    }

    /// <summary>The address that the browser is led to.</summary>
    private static async Task<string> DoneAsync(TestApp app, string page, string form, string words)
    {
        var answer = await app.Client.PostFormAsync(page, form, []);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var next = answer.Headers.Location!.ToString();
        next = next.StartsWith('/') ? next : new Uri(next).PathAndQuery;
        var html = await app.Client.GetStringAsync(next, Stop);

        WebUtility.HtmlDecode(Title().Match(html).Groups[1].Value).ShouldStartWith("Gespeichert – ");
        html.ShouldMatch($"role=\"status\" tabindex=\"-1\" autofocus[^>]*><p>{Regex.Escape(words)}");
        return next;
    }

    private static async Task OfferAsync(TestApp app, Guid id)
    {
        await using var db = await app.OpenDbAsync();
        await db
            .Registrations.Where(r => r.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, RegistrationState.Offered)
                        .SetProperty(r => r.OfferExpiresAt, DateTimeOffset.UtcNow.AddDays(1)),
                Stop
            );
    }

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Title();
}
