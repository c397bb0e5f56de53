using System.Collections;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Resources;
using System.Runtime.Loader;
using EventManager.Web;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Browser.Tests.Localisation;

/// <summary>
/// A language that nobody speaks, written from right to left: the German words between marks and a third longer. It comes as every
/// language does, one line in the list and a library of resources, only that this library is made in memory.
/// </summary>
internal sealed class PseudoLanguage : IDisposable
{
    public const string Code = "ar-XB";
    public const char Start = '⟪';
    public const char End = '⟫';

    /// <summary>Arabic letters in the order of their numbers; they mean nothing.</summary>
    private const string Letters = "ابجد هوز حطي كلمن سعفص قرشت ";

    private static readonly Assembly Web = typeof(EventManagerProgram).Assembly;
    private static readonly Lazy<byte[]> Library = new(MakeLibrary);

    private readonly IDisposable listed;

    public PseudoLanguage()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        listed = Languages.With(Language);
    }

    public static Language Language { get; } = new(Code, "⟪لغة الاختبار⟫", Code, TextDirection.Rtl, PluralRules.Arabic);

    public void Dispose()
    {
        listed.Dispose();
        AssemblyLoadContext.Default.Resolving -= Resolve;
    }

    /// <summary>"⟪Weiter ابج⟫": each line by itself, behind the signs of Markdown for a heading or a list.</summary>
    public static string Say(string german) =>
        string.Join('\n', german.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? line : Marked(line)));

    private static string Marked(string line)
    {
        var signs = line.Length - line.TrimStart('#', '-', '*', '>', ' ', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.').Length;
        var signsEnd = signs > 0 && line[signs - 1] == ' ' ? signs : 0;
        var words = line[signsEnd..];
        var more = string.Concat(Enumerable.Range(0, (words.Length + 2) / 3).Select(i => Letters[i % Letters.Length]));
        return $"{line[..signsEnd]}{Start}{words} {more.TrimEnd()}{End}";
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == Web.GetName().Name + ".resources" && name.CultureName == Code
            ? context.LoadFromStream(new MemoryStream(Library.Value))
            : null;

    private static IEnumerable<(string Key, string Words)> Forms(string key, string german)
    {
        yield return (key, Say(german));
        var other = Plurals.Key("", PluralCategory.Other);
        if (!key.EndsWith(other, StringComparison.Ordinal))
            yield break;
        // German has only two forms; the others are said as the general one.
        foreach (var category in Language.Plurals.Categories.Where(c => c is not (PluralCategory.One or PluralCategory.Other)))
            yield return (Plurals.Key(key[..^other.Length], category), Say(german));
    }

    private static byte[] Translate(Stream german)
    {
        using var reader = new ResourceReader(german);
        using var made = new MemoryStream();
        using (var writer = new ResourceWriter(made))
        {
            foreach (var (key, words) in reader.Cast<DictionaryEntry>().SelectMany(text => Forms((string)text.Key, (string)text.Value!)))
                writer.AddResource(key, words);
        }
        return made.ToArray();
    }

    /// <summary>The bytes of EventManager.Web.resources.dll for this language.</summary>
    private static byte[] MakeLibrary()
    {
        var (metadata, resources) = (new MetadataBuilder(), new BlobBuilder());
        var name = Web.GetName().Name + ".resources";
        metadata.AddModule(0, metadata.GetOrAddString(name + ".dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(
            metadata.GetOrAddString(name),
            Web.GetName().Version!,
            metadata.GetOrAddString(Code),
            default,
            default,
            AssemblyHashAlgorithm.None
        );
        var (noField, noMethod) = (MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, noField, noMethod);
        const string ending = ".resources";
        foreach (var german in Web.GetManifestResourceNames().Where(file => file.EndsWith(ending, StringComparison.Ordinal)))
        {
            var bytes = Translate(Web.GetManifestResourceStream(german)!);
            var file = metadata.GetOrAddString($"{german[..^ending.Length]}.{Code}{ending}");
            metadata.AddManifestResource(ManifestResourceAttributes.Public, file, default, (uint)resources.Count);
            resources.WriteInt32(bytes.Length);
            resources.WriteBytes(bytes);
            resources.Align(8);
        }
        var header = new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll | Characteristics.ExecutableImage);
        var library = new ManagedPEBuilder(header, new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: resources);
        var image = new BlobBuilder();
        library.Serialize(image);
        return image.ToArray();
    }
}
