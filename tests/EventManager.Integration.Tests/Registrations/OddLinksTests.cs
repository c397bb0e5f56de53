using System.Net;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Links as mail programs and people spoil them.</summary>
public sealed class OddLinksTests
{
    [Theory]
    [InlineData("x", "the bits behind the last byte are not zero")]
    [InlineData("+", "not a letter of the alphabet")]
    [InlineData("=", "a mail program's soft line break")]
    [InlineData("ä", "not even ASCII")]
    public async Task A_spoilt_link_of_the_right_length_explains_itself(string last, string why)
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var receipt = (await app.RegisterAsync(@event.Slug, "anna")).Value;
        var links = app.Services.GetRequiredService<PersonalLinks>();

        foreach (var (path, purpose) in new[] { ("/me/", LinkPurpose.Registration), ("/confirm/", LinkPurpose.Confirm) })
        {
            var answer = await app.Client.GetAsync(path + Uri.EscapeDataString(links.Token(purpose, receipt.Id)[..^1] + last));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, why);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Dieser Link gilt nicht");
        }
    }

    [Fact]
    public async Task After_cancelling_the_print_page_leads_to_the_page_that_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var receipt = (await app.RegisterAsync(@event.Slug, "anna")).Value;
        var page = "/me/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, receipt.Id);
        await app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(receipt.Id, CancellationToken.None);

        var answer = await app.Client.GetAsync(page + "/ticket");

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldEndWith(page);
    }

    [Fact]
    public async Task After_cancelling_the_calendar_file_says_so_too()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var receipt = (await app.RegisterAsync(@event.Slug, "anna")).Value;
        var address =
            "/me/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, receipt.Id) + "/calendar.ics";
        (await app.Client.GetStringAsync(address)).ShouldContain("STATUS:CONFIRMED");

        await app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(receipt.Id, CancellationToken.None);

        (await app.Client.GetStringAsync(address)).ShouldContain("STATUS:CANCELLED");
    }

    [Fact]
    public async Task Who_only_waits_has_no_date_for_the_calendar()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync(capacity: 1);
        await app.RegisterAsync(@event.Slug, "anna");
        var waiting = (await app.RegisterAsync(@event.Slug, "ben")).Value;
        waiting.State.ShouldBe(RegistrationState.Waitlisted);
        var token = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, waiting.Id);

        (await app.Client.GetAsync($"/me/{token}/calendar.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
