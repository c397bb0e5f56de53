using System.Text.RegularExpressions;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Web.Features.Mailings.Mailbox;

/// <summary>What would have been sent, for developers and browser tests. These routes exist in Development only.</summary>
internal static partial class MailboxEndpoints
{
    /// <summary>Nothing but what the mail itself brings: no scripts, no pictures from elsewhere, only our own page may frame it.</summary>
    private const string FramePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        + "sandbox allow-popups allow-popups-to-escape-sandbox";

    public static void MapDevelopmentMailbox(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return;
        var mailbox = routes.MapGroup("/dev").AllowAnonymous().ExcludeFromDescription();
        mailbox.MapGetLate("/mailbox", (DevelopmentMailbox box) => new RazorComponentResult<MailboxListPage>(new { Items = box.List() }));
        mailbox.MapGetLate("/mailbox.json", (DevelopmentMailbox box) => TypedResults.Ok(box.List().Select(Summary)));
        mailbox.MapGetLate("/mailbox/{number:int}", Show);
        mailbox.MapGetLate("/mailbox/{number:int}/html", ShowHtml);
        mailbox.MapGetLate("/mailbox/{number:int}/raw", Raw);
        mailbox.MapGetLate("/mailbox/{number:int}/attachments/{index:int}", Attachment);
    }

    public static IReadOnlyList<string> Links(string text) => [.. Address().Matches(text).Select(match => match.Value).Distinct()];

    private static MailboxSummary Summary(MailboxItem item) =>
        new(
            item.Number,
            item.Message.To[0].Address,
            item.Message.Subject,
            item.Message.Text,
            Links(item.Message.Text),
            [.. item.Message.Attachments.Select(attachment => attachment.FileName)]
        );

    private static IResult Show(int number, DevelopmentMailbox box) =>
        box.Find(number) is { } item ? new RazorComponentResult<MailboxMailPage>(new { Item = item }) : TypedResults.NotFound();

    private static IResult ShowHtml(int number, DevelopmentMailbox box, HttpContext http)
    {
        if (box.Find(number) is not { Message.Html: { } html } item)
            return TypedResults.NotFound();
        // A browser knows no pictures that travel with a mail.
        foreach (var picture in item.Message.Attachments.Where(file => file.ContentId is not null))
            html = html.Replace(
                "cid:" + picture.ContentId,
                $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content.Span)}"
            );
        http.Response.Headers.ContentSecurityPolicy = FramePolicy;
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return TypedResults.Content(html.Replace("<head>", "<head><base target=\"_blank\">"), "text/html; charset=utf-8");
    }

    private static IResult Raw(int number, DevelopmentMailbox box) =>
        box.Find(number) is { } item ? TypedResults.File(item.Raw, "message/rfc822", $"mail-{item.Number}.eml") : TypedResults.NotFound();

    private static IResult Attachment(int number, int index, DevelopmentMailbox box)
    {
        if (box.Find(number) is not { } item || item.Message.Attachments.ElementAtOrDefault(index) is not { } attachment)
            return TypedResults.NotFound();
        // Only pictures are shown; anything else could be a page that runs as ours.
        var name = attachment.MediaType == "image/png" ? null : attachment.FileName;
        return TypedResults.File(attachment.Content.ToArray(), attachment.MediaType, name);
    }

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]")]
    private static partial Regex Address();
}

/// <summary>One mail in <c>/dev/mailbox.json</c>.</summary>
internal sealed record MailboxSummary(
    int Id,
    string To,
    string Subject,
    string Text,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Attachments
);
