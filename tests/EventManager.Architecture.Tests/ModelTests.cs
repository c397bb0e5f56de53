using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EventManager.Architecture.Tests;

/// <summary>Rules that every column keeps, asked of the model itself.</summary>
public sealed class ModelTests
{
    private const string AccountData = "goes with the account (Retention.WithAccount): deleting the account deletes it";
    private const string Secret = "a random or hashed value of Identity, not text about a person; goes with the account";
    private const string Machine = "names a sign-in method or a program, not a person";

    /// <summary>Text of the framework's own entities, on which we can put no attribute.</summary>
    private static readonly Dictionary<string, string> FrameworkText = new()
    {
        ["IdentityUser.UserName"] = AccountData,
        ["IdentityUser.NormalizedUserName"] = AccountData,
        ["IdentityUser.Email"] = AccountData,
        ["IdentityUser.NormalizedEmail"] = AccountData,
        ["IdentityUser.PhoneNumber"] = AccountData,
        ["IdentityUser.PasswordHash"] = Secret,
        ["IdentityUser.SecurityStamp"] = Secret,
        ["IdentityUser.ConcurrencyStamp"] = Secret,
        ["IdentityUserClaim.ClaimType"] = Machine,
        ["IdentityUserClaim.ClaimValue"] = AccountData,
        ["IdentityUserLogin.LoginProvider"] = Machine,
        ["IdentityUserLogin.ProviderKey"] = AccountData,
        ["IdentityUserLogin.ProviderDisplayName"] = Machine,
        ["IdentityUserToken.LoginProvider"] = Machine,
        ["IdentityUserToken.Name"] = Machine,
        ["IdentityUserToken.Value"] = Secret,
        ["IdentityPasskeyData.Name"] = "what the person calls the key; " + AccountData,
        ["IdentityPasskeyData.Transports"] = Machine,
        ["DataProtectionKey.FriendlyName"] = Machine,
        ["DataProtectionKey.Xml"] = "a key of the program",
    };

    /// <summary>Columns of Identity that are as long as the text, and in no index.</summary>
    private static readonly string[] EndlessText =
    [
        "IdentityUserClaim.ClaimType",
        "IdentityUserClaim.ClaimValue",
        "IdentityUserLogin.ProviderDisplayName",
        "IdentityUserToken.Value",
    ];

    [Fact]
    public async Task Every_text_says_whether_it_is_personal()
    {
        var silent = (await PropertiesAsync())
            .Where(property => IsText(property.ClrType))
            .Where(property => property.PropertyInfo is not { } own || !IsDeclared(own))
            .Select(Name)
            .Distinct()
            .Where(name => !FrameworkText.ContainsKey(name))
            .Order(StringComparer.Ordinal);

        silent.ShouldBeEmpty("Put [Personal(...)] or [NotPersonal] on it.");
    }

    [Fact]
    public async Task What_is_listed_as_the_frameworks_text_is_there()
    {
        var names = (await PropertiesAsync()).Select(Name).ToHashSet();

        FrameworkText.Keys.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_text_column_has_a_length()
    {
        var endless = (await PropertiesAsync())
            .Where(property => !IsInJson(property.DeclaringType))
            .Where(property => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string))
            .Where(property => property.GetMaxLength() is null)
            .Select(Name)
            .Distinct()
            .Except(EndlessText);

        endless.ShouldBeEmpty("SQL Server indexes no text without a length.");
    }

    [Fact]
    public async Task Every_instant_is_stored_as_a_UTC_date_time()
    {
        var instants = (await PropertiesAsync())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset))
            .Where(property => !IsInJson(property.DeclaringType))
            .ToList();

        instants.Count.ShouldBeGreaterThan(20);
        // Identity's lock-out is ours to compare, too.
        instants.Where(property => property.GetTypeMapping().Converter?.ProviderClrType != typeof(DateTime)).Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_entity_has_a_bare_date_time() =>
        (await PropertiesAsync())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTime))
            .Select(Name)
            .ShouldBeEmpty("Use DateTimeOffset: it says which instant is meant.");

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]) || type == typeof(List<string>);

    private static bool IsDeclared(System.Reflection.PropertyInfo property) =>
        property.IsDefined(typeof(PersonalAttribute), true) || property.IsDefined(typeof(NotPersonalAttribute), true);

    private static bool IsInJson(ITypeBase type) =>
        type is IEntityType entity ? entity.IsMappedToJson() : ((IComplexType)type).IsMappedToJson();

    private static string Name(IProperty property)
    {
        var owner = property.PropertyInfo?.DeclaringType ?? property.DeclaringType.ClrType;
        return $"{owner.Name.Split('`')[0]}.{property.Name}";
    }

    private static async Task<IReadOnlyList<IProperty>> PropertiesAsync()
    {
        await using var db = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);
        var all = db.Model.GetEntityTypes().SelectMany(entity => Properties(entity)).ToList();
        all.Count.ShouldBeGreaterThan(100);
        return all;
    }

    private static IEnumerable<IProperty> Properties(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(complex => Properties(complex.ComplexType)));
}
