using System.Text.Json;
using EventManager.Domain.Mailings;
using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Surroundings;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings.Kinds;

/// <summary>Every kind of mail that the program has, as it really is, in each of its languages, read back by a reader that somebody else wrote.</summary>
public sealed class EveryMailReadByPythonTests
{
    /// <summary>One process for all; its findings are sentences.</summary>
    private const string Reader = """
        import email, email.policy, html.parser, json, os, re, sys
        from email.utils import getaddresses

        class Links(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(); self.links = []; self.lang = None
            def handle_starttag(self, tag, attributes):
                a = dict(attributes)
                if tag == "html": self.lang = a.get("lang")
                if tag == "a" and (a.get("href") or "").startswith("http"): self.links.append(a["href"])

        def look(path):
            raw = open(path, "rb").read()
            m = email.message_from_bytes(raw, policy=email.policy.default)
            found = [f"defect {d!r}" for p in m.walk() for d in p.defects]
            found += [f"{k}: {d!r}" for p in m.walk() for k, v in p.items() for d in v.defects if "duplicate" not in str(d)]
            if max(len(line) for line in raw.split(b"\r\n")) > 998: found.append("a line is longer than 998 bytes")
            if re.search(rb"(?<!\r)\n|\r(?!\n)", raw): found.append("a bare line end")
            head = raw.split(b"\r\n\r\n", 1)[0]
            if any(byte > 127 for byte in head): found.append("a header is not ASCII")
            for name in ("Subject", "From", "To", "Date", "Message-ID", "MIME-Version", "Content-Language"):
                if len(m.get_all(name) or []) != 1: found.append(f"{name}: {m.get_all(name)}")
            parts = [p for p in m.walk() if not p.is_multipart()]
            text = [p for p in parts if p.get_content_type() == "text/plain" and not p.get_filename()]
            page = [p for p in parts if p.get_content_type() == "text/html"]
            if len(text) != 1 or len(page) != 1: found.append(f"{len(text)} texts, {len(page)} pages"); return dict(found=found)
            for p in text + page:
                if (p.get_content_charset() or "").lower() not in ("utf-8", "us-ascii"): found.append(f"charset {p.get_content_charset()}")
            words, markup = text[0].get_content(), page[0].get_content()
            seen = Links(); seen.feed(markup)
            unwritten = [l for l in seen.links if l not in words]
            if unwritten: found.append(f"not in the text: {unwritten}")
            if any(mark in words + str(m["subject"]) for mark in ("{{", "}}", "{0}", "{1}", "\ufffd")): found.append("a placeholder or a broken letter")
            if "<p>" in words or "&amp;" in words: found.append("markup in the text")
            if seen.lang != m["content-language"]: found.append(f"the page says {seen.lang}")
            calendar = [p for p in parts if p.get_content_type() == "text/calendar"]
            return dict(found=found, subject=str(m["subject"]), language=m["content-language"], text=words.strip(),
                to=[a for n, a in getaddresses([str(m["to"])])], unsubscribe=m["list-unsubscribe"], post=m["list-unsubscribe-post"],
                methods=[p.get_param("method") for p in calendar])

        folder = sys.argv[1]
        print(json.dumps({name[:-4]: look(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}))
        """;

    /// <summary>What rules send to registered people says that their own page ends it; there is no one click that gives up a seat.</summary>
    private static readonly string[] ToWhoIsRegistered = [MailRule.Reminder, MailRule.Message];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_wrong_with_any_of_them()
    {
        var python = OutsideProgram.Require("python3", "python3");
        await using var app = await TestApp.StartAsync(settings: new() { ["Site:PublicUrl"] = "https://messe.example" });
        var rendering = app.Services.GetRequiredService<MailRendering>();
        var samples = await MailKindSamples.AddAsync(app);
        rendering.Kinds.Except(samples.Kinds).ShouldBeEmpty("a new kind of mail needs a sample in MailKindSamples");
        samples.Kinds.Except(rendering.Kinds).ShouldBeEmpty("no such mail any more");
        var silent = new List<string>();
        var folder = Directory.CreateTempSubdirectory("mails-");
        try
        {
            foreach (var kind in rendering.Kinds)
            foreach (var language in (string[])["de", "en"])
            {
                if (await rendering.RenderAsync(samples.Of(kind, language), Stop) is not { } message)
                    silent.Add(kind);
                else
                    await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{kind}.{language}.eml"), MimeWriter.Write(message), Stop);
            }
            silent.ShouldBeEmpty("their samples have no reason to be sent");
            var json = await OutsideProgram.RunAsync(python, "-c", Reader, folder.FullName);
            var read = JsonSerializer.Deserialize<Dictionary<string, ReadMail>>(json, JsonSerializerOptions.Web)!;

            read.Count.ShouldBe(2 * rendering.Kinds.Count);
            read.SelectMany(mail => mail.Value.Found.Select(what => $"{mail.Key}: {what}")).ShouldBeEmpty();
            foreach (var kind in rendering.Kinds)
                Compare(rendering.KindOf(kind)!, read[kind + ".de"], read[kind + ".en"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(IMailKind kind, ReadMail german, ReadMail english)
    {
        (german.Language, english.Language).ShouldBe(("de", "en"), kind.Kind);
        german.Subject.Trim().ShouldNotBeEmpty(kind.Kind);
        german.Text.ShouldNotBe(english.Text, $"{kind.Kind} is not translated");
        german.Text.Length.ShouldBeGreaterThan(80, $"{kind.Kind} has no twin of its page");
        foreach (var mail in (ReadMail[])[german, english])
        {
            mail.To.ShouldBe(["zoe@xn--bcher-kva.example"], kind.Kind);
            var isUnasked = MailPurposes.Of(kind.Kind) is MailPurpose.Unasked;
            (mail.Unsubscribe is not null).ShouldBe(
                isUnasked || kind.IsToStrangers || ToWhoIsRegistered.Contains(kind.Kind),
                $"List-Unsubscribe of {kind.Kind}"
            );
            (mail.Post == "List-Unsubscribe=One-Click").ShouldBe(isUnasked, $"List-Unsubscribe-Post of {kind.Kind}");
            mail.Methods.Length.ShouldBeLessThanOrEqualTo(1, kind.Kind);
        }
    }

    private sealed record ReadMail(
        string[] Found,
        string Subject,
        string Language,
        string Text,
        string[] To,
        string? Unsubscribe,
        string? Post,
        string[] Methods
    );
}
