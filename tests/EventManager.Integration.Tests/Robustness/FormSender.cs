using System.Net.Http.Headers;
using System.Text;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Makes requests of one kind.</summary>
internal interface ISender
{
    /// <summary>Null where this time there is nothing to send.</summary>
    Task<(HttpClient Client, HttpRequestMessage Request)?> MakeAsync(Random random, BadText text);
}

/// <summary>Forms of pages, with their token and fields, some filled well and some badly.</summary>
internal sealed class FormSender(WholeProgram program) : ISender
{
    /// <summary>Would end the sessions that the others need.</summary>
    private static readonly string[] Leaving = ["/sign-out", "end-others", "disable", "enable", "password"];

    private readonly List<string> pages = program.Pages();

    public async Task<(HttpClient Client, HttpRequestMessage Request)?> MakeAsync(Random random, BadText text)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            var page = pages[random.Next(pages.Count)];
            var client = program.Caller(page);
            var path = program.Fill(page, values => values[random.Next(values.Length)]);
            var forms = PageForm.In(await (await client.GetAsync(path)).Content.ReadAsStringAsync(), path);
            forms.RemoveAll(form => Leaving.Contains(form.Name) || Leaving.Contains(form.Action));
            if (forms.Count == 0)
            {
                // Never again: it has none, or is drawn over a circuit.
                if (tries > 5)
                    pages.Remove(page);
                continue;
            }
            var form = forms[random.Next(forms.Count)];
            return (client, new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = Fill(form, random, text) });
        }
        return null;
    }

    private static ByteArrayContent Fill(PageForm form, Random random, BadText text)
    {
        var fields = form.Fields.SelectMany(field => Values(field, random, text).Select(value => (field.Name, Value: value))).ToList();
        if (random.Next(10) == 0)
            fields.Add((text.Next(), text.Next()));
        if (random.Next(3) == 0)
            return Parts(fields, form, random, text);
        var body = string.Join('&', fields.Select(field => BadText.Escaped(field.Name) + "=" + BadText.Escaped(field.Value)));
        return new ByteArrayContent(Encoding.ASCII.GetBytes(body)) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
    }

    private static IEnumerable<string> Values(FormField field, Random random, BadText text) =>
        field.Name is PageForm.Token or "_handler" ? [random.Next(50) == 0 ? text.Next() : field.Values[0]]
        : random.Next(20) == 0 ? []
        : random.Next(20) == 0 ? [text.Next(), text.Next()]
        : random.Next(2) == 0 ? [text.Next()]
        : field.Type is "checkbox" && random.Next(2) == 0 ? []
        : field.Type is "email" ? [$"a{random.Next(1_000)}@schule.example"]
        : [field.Values[random.Next(field.Values.Count)] is { Length: > 0 } there ? there : "Ada"];

    private static ByteArrayContent Parts(List<(string Name, string Value)> fields, PageForm form, Random random, BadText text)
    {
        const string boundary = "----fuzz";
        var body = new MemoryStream();
        void Line(string line) => body.Write(BadText.Bytes(line + "\r\n"));
        string Quoted(string name) => name.Replace("\"", "%22", StringComparison.Ordinal).ReplaceLineEndings(" ");

        foreach (var (name, value) in fields)
        {
            Line("--" + boundary);
            Line($"Content-Disposition: form-data; name=\"{Quoted(name)}\"");
            if (random.Next(60) == 0)
                Line("Content-Type: text/plain; charset=" + (random.Next(2) == 0 ? "utf-7" : "none"));
            Line("");
            Line(value);
        }
        foreach (var file in form.Fields.Where(field => field.Type == "file"))
        {
            Line("--" + boundary);
            Line($"Content-Disposition: form-data; name=\"{Quoted(file.Name)}\"; filename=\"{Quoted(text.Next())}\"");
            Line("Content-Type: application/pdf");
            Line("");
            Line(random.Next(2) == 0 ? "%PDF-1.7 " + text.Next() : text.Next());
        }
        Line("--" + boundary + "--");
        return new ByteArrayContent(body.ToArray())
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary) },
        };
    }
}
