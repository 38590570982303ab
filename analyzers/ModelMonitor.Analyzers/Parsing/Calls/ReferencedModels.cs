using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// The names of monitored methods in a referenced assembly, read from its tables of metadata: no symbol is made of
/// assemblies that do not use the library.
/// </summary>
/// <remarks>
/// A reference to a project that is open in an editor has no metadata yet; calls are not intercepted there.
/// </remarks>
internal static class ReferencedModels
{
    /// <summary>The name of the assembly that declares the attributes.</summary>
    public const string RuntimeAssembly = "ModelMonitor";

    public static EquatableArray<string> MethodNames(MetadataReference reference, CancellationToken cancellation)
    {
        if (reference is not PortableExecutableReference file)
        {
            return [];
        }

        try
        {
            return file.GetMetadata() is AssemblyMetadata assembly
                ? assembly.GetModules().SelectMany(module => Names(module.GetMetadataReader(), cancellation)).ToEquatableArray()
                : [];
        }
        catch (BadImageFormatException)
        {
            // The compiler reports the reference itself.
            return [];
        }
    }

    private static IEnumerable<string> Names(MetadataReader reader, CancellationToken cancellation)
    {
        if (!reader.AssemblyReferences.Any(handle =>
            reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, RuntimeAssembly)))
        {
            yield break;
        }

        foreach (var handle in reader.CustomAttributes)
        {
            cancellation.ThrowIfCancellationRequested();
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.MethodDefinition && IsMonitored(reader, attribute.Constructor))
            {
                yield return reader.GetString(reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Parent).Name);
            }
        }
    }

    private static bool IsMonitored(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference
            || reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
        {
            return false;
        }

        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, "MonitoredAttribute")
            && reader.StringComparer.Equals(type.Namespace, "ModelMonitor");
    }
}
