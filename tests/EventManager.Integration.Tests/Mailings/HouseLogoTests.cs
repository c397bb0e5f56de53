using System.Text;
using System.Text.RegularExpressions;
using EventManager.Mail.Mime;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetVips;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>A house's own logo: in the head of each page, and carried by each mail.</summary>
public sealed class HouseLogoTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stands_on_pages_and_goes_with_mails()
    {
        var file = Path.GetTempFileName();
        using (var picture = (Image.Black(900, 300) + 200).Cast(Enums.BandFormat.Uchar))
            await File.WriteAllBytesAsync(file, picture.PngsaveBuffer(), Stop);
        await using var app = await TestApp.StartAsync(settings: new() { ["Site:LogoFile"] = file });
        var @event = await app.AddEventAsync();
        await app.RegisterAsync(@event.Slug, "anna");

        var address = Regex.Match(await app.Client.GetStringAsync("/", Stop), "src=\"(/pictures/logo/[^\"]+)\"").Groups[1].Value;
        using var shown = Image.NewFromBuffer(await app.Client.GetByteArrayAsync(address, Stop));
        (shown.Width, shown.Height).ShouldBe((288, 96));
        await using var db = await app.OpenDbAsync();
        var mail = (
            await app.Services.GetRequiredService<MailRendering>().RenderAsync(await db.Outbox.AsNoTracking().FirstAsync(Stop), Stop)
        )!;
        var logo = mail.Attachments[0];
        logo.FileName.ShouldBe("logo.png");
        mail.Html!.ShouldContain($"<img src=\"cid:{logo.ContentId}\" alt=\"\" width=\"144\" height=\"48\"");
        Encoding.UTF8.GetString(MimeWriter.Write(mail)).ShouldContain("multipart/related");
        File.Delete(file);
    }

    [Fact]
    public async Task Without_one_pages_have_the_drawing_and_mails_words_alone()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "kein Bild", Stop);
        foreach (var set in (string[])["", file])
        {
            await using var app = await TestApp.StartAsync(settings: new() { ["Site:LogoFile"] = set });
            var @event = await app.AddEventAsync();
            await app.RegisterAsync(@event.Slug, "anna");

            (await app.Client.GetStringAsync("/", Stop)).ShouldContain("<img src=\"/favicon.svg\"");
            await using var db = await app.OpenDbAsync();
            var row = await db.Outbox.AsNoTracking().FirstAsync(Stop);
            (await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop))!.Html!.ShouldNotContain("cid:logo");
        }
        File.Delete(file);
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            TestApp.StartAsync(settings: new() { ["Site:LogoFile"] = file })
        );
        refused.Message.ShouldContain("Site:LogoFile");
    }
}
